"""A round's pointer measures: honest figures for an educator, compared with oneself only.

What each means is in `ABOUT`; units are in the names (su: stage units, s: seconds). A figure that
cannot be known (nothing moved, too few trials) is left out, never set to 0 and never infinite.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import isfinite

from game.core.geometry import Rect
from game.core.motor_fitts import Aimed, difficulty_bits, shown_throughput
from game.core.motor_path import PathMeasures, path_measures
from game.core.motor_signal import (
    RATE_HZ,
    Trace,
    normalised_jerk,
    pauses,
    resampled,
    speeds_su_s,
    submovements,
    travelled_su,
    way_su,
)
from game.core.motor_trial import Acted, Press, Trial, cut, double_intervals_s, misses
from game.core.statistics import mean, median

NEAR_MISS_SU = 24.0
MOVING_SU_S = 10.0  # slower than this is rest
LEAST_WAY_SU = 20.0
SAME_SIZE_SU = 8.0

ABOUT: Mapping[str, str] = {
    "trials": "movements to a target that ended with its selection",
    "misses": "presses beside the target",
    "near_misses": "presses just outside the target, within the margin",
    "first_entry_s": "median time from start of movement to first entry into the target",
    "last_entry_s": "median time to the last entry",
    "click_s": "median time to the press",
    "index_bits": "mean index of difficulty of the movements that were timed (Shannon's form)",
    "move_s": "mean time of these movements, from their start to the press",
    "path_ratio": "median length of the way over the straight line",
    "exits": "times the pointer left the target again before the press",
    "double_interval_median_s": "median time between the presses of a double click",
    "double_interval_longest_s": "longest time between them that still opened",
    "click_slip_su": "median distance between press and release",
    "click_held_s": "median time between press and release",
    "verify_s": "median time between the end of movement and the press",
    "overshoot_su": "median way beyond the far edge of the target",
    "pauses": "rests above 100 ms during movements",
    "submovements": "mean number of peaks of speed in a movement",
    "peak_speed_su_s": "median peak speed",
    "mean_speed_su_s": "median mean speed",
    "jerk": "median normalised jerk (19 for the smoothest movement there is)",
    "tre": "mean entries again", "tac": "mean crossings of the axis",
    "mdc": "mean turns across the axis", "odc": "mean turns along the axis",
    "mv_su": "mean spread about the path", "me_su": "mean distance from the axis",
    "mo_su": "mean side of the axis",
    "throughput_bits_s": "ISO 9241-411, from 5 movements to targets of one size on",
    "smallest_target_su": "shorter side of the smallest target whose selection helped",
    "path_su": "length of the whole way",
}  # fmt: skip


def round_measures(
    trace: Trace,
    presses: Sequence[Press],
    acts: Sequence[Acted],
    start_s: float = 0.0,
    *,
    near_miss_su: float = NEAR_MISS_SU,
    su_per_px: float = 1.0,
    play: Rect | None = None,
) -> dict[str, float]:
    """Measures of one round, by the names of `ABOUT`. `su_per_px` scales thresholds that are pixels."""
    if not presses and len(trace) < 2:
        return {}
    trials = cut(trace, presses, acts, start_s)
    travelled = travelled_su(trace)
    missed = misses(presses, acts, trials, near_miss_su, play)
    found: dict[str, float | None] = {
        "trials": float(len(trials)),
        "misses": float(missed.far),
        "near_misses": float(missed.near),
        "exits": float(sum(trial.exits for trial in trials)),
        "path_su": travelled[-1] if travelled else 0.0,
        "smallest_target_su": min((trial.size_su for trial in trials if trial.helped), default=None),
    }
    found.update(_clicks(presses, trials))
    found.update(_times([trial for trial in trials if trial.aimed]))
    if len(trace) >= 2:
        found.update(_movements(trace, travelled, [trial for trial in trials if trial.aimed], su_per_px))
    return {name: value for name, value in found.items() if value is not None and isfinite(value)}


def _clicks(presses: Sequence[Press], trials: Sequence[Trial]) -> dict[str, float | None]:
    whole = [(press, press.up, press.up_s) for press in presses]
    # A drag's way and length belong to the drag, not to the hand's steadiness on a click.
    drops = [trial for trial in trials if trial.act == "drop"]
    clicks = [
        (press.at.distance(up), up_s - press.at_s)
        for press, up, up_s in whole
        if up is not None
        and up_s is not None
        and not any(d.since_s <= press.at_s + 0.005 and up_s <= d.end_s + 0.005 for d in drops)
    ]
    intervals = double_intervals_s(presses, trials)
    return {
        "click_slip_su": median(slip for slip, _ in clicks),
        "click_held_s": median(held for _, held in clicks),
        "double_interval_median_s": median(intervals),
        "double_interval_longest_s": max(intervals, default=None),
    }


def _throughput(trials: Sequence[Trial]) -> float | None:
    """Never pooled: one throughput for each way of selecting and size of target, then their mean."""
    sequences: dict[tuple[str, int], list[Aimed]] = {}
    for trial in trials:
        if trial.start is not None and trial.click_s is not None and trial.click_s > 0:
            aimed = Aimed(trial.start, trial.rect.centre, trial.select, trial.click_s)
            sequences.setdefault((trial.act, round(trial.size_su / SAME_SIZE_SU)), []).append(aimed)
    shown = [bits for aims in sequences.values() if (bits := shown_throughput(aims)) is not None]
    return mean(shown) if shown else None


def _times(trials: Sequence[Trial]) -> dict[str, float | None]:
    timed = [t for t in trials if t.click_s is not None and t.click_s > 0 and t.size_su > 0]
    return {
        "index_bits": mean(difficulty_bits(t.distance_su, t.size_su) for t in timed) if timed else None,
        "move_s": mean(t.click_s for t in timed if t.click_s is not None) if timed else None,
        "first_entry_s": median(t.first_entry_s for t in trials if t.first_entry_s is not None),
        "last_entry_s": median(t.last_entry_s for t in trials if t.last_entry_s is not None),
        "click_s": median(t.click_s for t in trials if t.click_s is not None),
        "verify_s": median(
            max(0.0, t.onset_s + t.click_s - t.moved_until_s)
            for t in trials
            if t.onset_s is not None and t.click_s is not None and t.moved_until_s is not None
        ),
        "throughput_bits_s": _throughput(trials),
    }


def _movements(
    trace: Trace, travelled: Sequence[float], trials: Sequence[Trial], su_per_px: float
) -> dict[str, float | None]:
    """Speeds, smoothness and shape; of the whole way where a round knows no targets (a track)."""
    even = resampled(trace)
    speeds = speeds_su_s(even)
    stretches = [
        (t.onset_s, t.onset_s + t.click_s) for t in trials if t.onset_s is not None and t.click_s is not None
    ] or [(trace.t_s[0], trace.t_s[-1])]
    parts = [_slice(speeds, trace.t_s[0], begin, end) for begin, end in stretches]
    parts = [part for part in parts if part]
    found: dict[str, float | None] = {
        "pauses": float(sum(pauses(trace, begin, end) for begin, end in stretches)),
        "submovements": mean(float(submovements(part)) for part in parts) if parts else None,
        "peak_speed_su_s": median(max(part) for part in parts),
        "mean_speed_su_s": median(m for part in parts if (m := _mean_moving(part)) is not None),
        "jerk": median(j for part in parts if (j := normalised_jerk(part)) is not None),
        "path_ratio": median(r for t in trials if (r := _path_ratio(trace, travelled, t)) is not None),
    }
    found.update(_shapes(even, trials, su_per_px))
    return found


def _slice(speeds: Sequence[float], first_s: float, begin_s: float, end_s: float) -> Sequence[float]:
    i = max(0, round((begin_s - first_s) * RATE_HZ))
    return speeds[i : round((end_s - first_s) * RATE_HZ) + 1]


def _mean_moving(speeds: Sequence[float]) -> float | None:
    moving = [speed for speed in speeds if speed > MOVING_SU_S]
    return mean(moving) if moving else None


def _path_ratio(trace: Trace, travelled: Sequence[float], trial: Trial) -> float | None:
    if trial.onset_s is None or trial.start is None or trial.click_s is None:
        return None
    straight = trial.start.distance(trial.select)
    if straight < LEAST_WAY_SU:
        return None
    return way_su(trace, travelled, trial.onset_s, trial.onset_s + trial.click_s) / straight


def _shapes(even: Trace, trials: Sequence[Trial], su_per_px: float) -> dict[str, float | None]:
    shapes: list[PathMeasures] = []
    beyond: list[float] = []
    for trial in trials:
        if trial.onset_s is None or trial.click_s is None or trial.start is None:
            continue
        part = even.between(trial.onset_s, trial.onset_s + trial.click_s)
        if len(part) < 2:
            continue
        size, centre = trial.size_su, trial.rect.centre
        shape = path_measures(part.x_su, part.y_su, trial.start, centre, size, scale=su_per_px)
        if shape is not None:
            shapes.append(shape)
            beyond.append(_beyond(part, trial))
    if not shapes:
        return {}
    return {
        "tre": mean(s.tre for s in shapes), "tac": mean(s.tac for s in shapes),
        "mdc": mean(s.mdc for s in shapes), "odc": mean(s.odc for s in shapes),
        "mv_su": mean(s.mv_su for s in shapes), "me_su": mean(s.me_su for s in shapes),
        "mo_su": mean(s.mo_su for s in shapes), "overshoot_su": median(beyond),
    }  # fmt: skip


def _beyond(part: Trace, trial: Trial) -> float:
    """How far past the target's far edge the pointer went, along the line from its start."""
    assert trial.start is not None
    way = trial.distance_su
    ux, uy = (trial.rect.centre.x - trial.start.x) / way, (trial.rect.centre.y - trial.start.y) / way
    sx, sy = trial.start.x, trial.start.y
    farthest = max((x - sx) * ux + (y - sy) * uy for x, y in zip(part.x_su, part.y_su, strict=True))
    return max(0.0, farthest - way - trial.size_su / 2)


__all__ = ["ABOUT", "Acted", "Press", "Trace", "Trial", "round_measures"]
