"""Skills of challenges: they exist, and each leads to DigComp, Pix and Coop."""

from __future__ import annotations

from game.core.skills import SKILLS, tags
from game.packs.desk import Desk, Steps
from game.packs.explain import nearest
from game.packs.overlay import take_apart

FRAMES = {"digcomp": "DigComp", "digcomp_version": "DigComp", "pix": "Pix", "coop": "Coop"}


def check_skills(desk: Desk) -> None:
    """Form: every skill is one of the list, each once."""
    for i, challenge in desk.challenges():
        layers = take_apart(challenge)
        parts = [((), layers.base), *((one.path, one.change) for one in layers.all)]
        for start, part in parts:
            listed = part.get("skills")
            seen = set()
            for j, name in enumerate(listed if isinstance(listed, tuple) else ()):
                if not isinstance(name, str):
                    continue
                path: Steps = ("challenges", i, *start, "skills", j)
                if name in seen:
                    desk.report("skill-twice", path, name=name)
                elif name not in SKILLS:
                    near = nearest(name, SKILLS)
                    desk.report("skill-unknown-near" if near else "skill-unknown", path, name=name, near=near)
                seen.add(name)


def lint_tags(desk: Desk) -> None:
    """Every skill that is used leads to the three frames, so that a report can name them."""
    for i, challenge in desk.challenges():
        listed = challenge.get("skills")
        for j, name in enumerate(listed if isinstance(listed, tuple) else ()):
            found = tags(name) if isinstance(name, str) else {}
            for key, frame in FRAMES.items():
                if found and not found.get(key):
                    desk.report("tag-missing", ("challenges", i, "skills", j), name=name, frame=frame)
