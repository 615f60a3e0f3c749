"""Beginning a round: the challenge of a pack, at the level of its skill, in this learner's words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from game.core.guidance import GuidanceSettings
from game.core.learner import Profile
from game.core.outcome import Record
from game.core.session import Playing, PlaySettings, play_room
from game.core.stage import Skin, Stage
from game.core.wording import words
from game.program.levels import Decision, next_level
from game.program.visit import Visit

if TYPE_CHECKING:
    from game.packs.entry import Pack


@dataclass(frozen=True)
class Begun:
    """A round ready to be shown, and the decision that led to it, for the log."""

    playing: Playing
    decision: Record


def begun(
    pack: Pack, challenge_id: str, visit: Visit, profile: Profile, stage: Stage, seed: int, round_id: str
) -> Begun | None:
    """None when the pack has no such challenge."""
    entry = pack.entry(challenge_id)
    if entry is None:
        return None
    skill = entry.base.skills[0] if entry.base.skills else ""
    level = next_level(visit.history.tries.get(skill, ()))
    lang = stage.lang if stage.lang in pack.languages else pack.language
    challenge = entry.for_(str(stage.skin), seed, level.level, lang)
    brief = pack.brief(challenge, lang)
    round_ = challenge.begin(level.level, seed, play_room(stage, brief.instruction))
    playing = Playing(brief, round_, stage, round_id, level.level, play_settings(profile), visit.path, seed=seed)
    return Begun(playing, decision(visit, brief.pack, challenge_id, skill, level, stage.lang))


def play_settings(profile: Profile) -> PlaySettings:
    """Stars are for children: a teenager's success is told in words and steps."""
    return PlaySettings(
        guidance=GuidanceSettings(wait_s=profile.guidance_wait_s),
        reward_s=profile.reward_s,
        rewards=profile.rewards and profile.skin_value is not Skin.TEEN,
        captions=profile.captions,
    )


def decision(visit: Visit, pack: str, challenge: str, skill: str, level: Decision, lang: str) -> Record:
    """What was offered and why, what the learner chose, at which level and why, in words."""
    why: dict[str, Any] = {"alone": level.alone, "guidance": level.guidance}
    return Record(
        "decision_made",
        {
            "about": "next_challenge",
            "pack": pack,
            "offers": [
                {"challenge": o.challenge, "state": str(o.reached), "reason": words(lang, o.reason)}
                for o in visit.offered
            ],
            "chosen": challenge,
            "by": "learner",
            "skill": skill,
            "level": round(level.level, 4),
            "reason": words(lang, level.reason, **why),
        },
    )
