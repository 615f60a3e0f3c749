"""Beginning a round: the challenge of a pack, at the level of its skill, in this learner's words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from game.core.coach_decision import NEXT, Decision
from game.core.coach_guidance import decide_guidance
from game.core.coach_level import LevelSettings, decide_level
from game.core.guidance import GuidanceSettings
from game.core.learner import Profile
from game.core.outcome import Record
from game.core.rewards import celebrated
from game.core.session import Playing, PlaySettings, play_room
from game.core.stage import Skin, Stage
from game.program.rewarding import board
from game.program.visit import Visit

if TYPE_CHECKING:
    from game.packs.entry import Pack


@dataclass(frozen=True)
class Begun:
    """A round ready to be shown, and the decisions that led to it (next, level, guidance), for the log."""

    playing: Playing
    decisions: tuple[Record, ...]


def begun(
    pack: Pack, challenge_id: str, visit: Visit, profile: Profile, stage: Stage, seed: int, round_id: str
) -> Begun | None:
    """None when the pack has no such challenge."""
    entry = pack.entry(challenge_id)
    if entry is None:
        return None
    skill = entry.base.skills[0] if entry.base.skills else ""
    known = visit.coach.skill(skill)
    offer = next((o for o in visit.offered if (o.pack, o.challenge) == (pack.id, challenge_id)), None)
    purpose = offer.purpose if offer else ""
    leveled = decide_level(known, LevelSettings(profile.success_target), purpose)
    level = float(leveled.value)
    settings = play_settings(profile, visit)
    if not celebrated(
        mastered=known.standing.mastered, thinning=profile.reward_thin, success=known.alone_total + 1
    ):
        settings = replace(settings, rewards=False, tokens=None)
    guidance, helped = decide_guidance(known, settings.guidance)
    lang = stage.lang if stage.lang in pack.languages else pack.language
    challenge = entry.for_(str(stage.skin), seed, level, lang)
    brief = pack.brief(challenge, lang)
    round_ = challenge.begin(level, seed, play_room(stage, brief.instruction))
    playing = Playing(
        brief, round_, stage, round_id, level, replace(settings, guidance=guidance), visit.path, seed=seed,
        purpose=purpose,
    )  # fmt: skip
    about = {"pack": brief.pack, "challenge": challenge_id, "skill": skill, "round": round_id}
    chosen = chosen_record(visit, offer.decision if offer else None, challenge_id, level, stage.lang, about)
    return Begun(playing, (chosen, leveled.record(stage.lang, **about), helped.record(stage.lang, **about)))


def replayed(
    pack: Pack, start: Mapping[str, Any], ended: Mapping[str, Any], profile: Profile, stage: Stage
) -> Playing | None:
    """A logged round (`round_started`, `round_ended`) begun anew; None when the pack has no such challenge."""
    entry = pack.entry(str(start.get("challenge", "")))
    if entry is None:
        return None
    level, seed = float(start.get("level", 0.0)), int(start.get("seed", 0))
    lang = stage.lang if stage.lang in pack.languages else pack.language
    challenge = entry.for_(str(stage.skin), seed, level, lang)
    brief = pack.brief(challenge, lang)
    help_ = ended.get("help") or {}
    usual = play_settings(profile)
    began = start.get("help") or {}
    start_at = began.get("start", start.get("guidance", 0))
    strategy = began.get("strategy", help_.get("strategy", usual.guidance.strategy))
    logged = {name: began[name] for name in usual.guidance.logged() if name in began}
    logged = {"trials": 0, "run": 0, **logged, "strategy": strategy, "start": start_at}
    guidance = replace(usual.guidance, **logged)
    round_ = challenge.begin(level, seed, play_room(stage, brief.instruction))
    return Playing(
        brief, round_, stage, str(start.get("round", "")), level, replace(usual, guidance=guidance),
        seed=seed, purpose=str(start.get("purpose", "")),
    )  # fmt: skip


def play_settings(profile: Profile, visit: Visit | None = None) -> PlaySettings:
    """Stars are for children: a teenager's success is told in words and steps."""
    return PlaySettings(
        guidance=GuidanceSettings.of_profile(profile.as_dict()),
        reward_s=profile.reward_s,
        rewards=profile.rewards and profile.skin_value is not Skin.TEEN,
        praise=profile.praise,
        captions=profile.captions,
        tokens=board(profile, visit),
    )


def chosen_record(
    visit: Visit, decided: Decision | None, challenge: str, level: float, lang: str, about: dict[str, Any]
) -> Record:
    """What was offered and why, and what the young person chose among it."""
    decided = decided or Decision(NEXT, "next.direct", [about["pack"], challenge])
    return decided.record(
        lang, **about,
        offers=[
            {"pack": o.pack, "challenge": o.challenge, "state": str(o.reached), "purpose": o.purpose,
             "code": o.decision.code, "reason": o.decision.reason(lang)}
            for o in visit.offered
        ],
        chosen=challenge, by="learner", level=round(level, 4), last=visit.last,
        last_pack=visit.last_pack,
        among=[[c.challenge, c.skill, c.pack] for c in visit.among],
    )  # fmt: skip
