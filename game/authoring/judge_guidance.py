"""Does help help? Somebody who follows only what is shown must come to the end (DOMAIN.md, guidance 0-5).

1 repeats the instruction; 2 hints at the thing, 3 marks it, 4 performs the gesture; 5 is an adult beside
the learner, with whom the challenge must go on as before.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.authoring.judge_fault import Fault
from game.authoring.judge_seat import Case, scene_of, seat
from game.core import frame
from game.core.guidance import CLUE, DEMONSTRATED, REPEATED, SHOWN, WITH_ADULT
from game.core.inputs import Asked
from game.core.node import Act, Look, Node, Role, State
from game.core.session import Playing
from game.core.tree import find, reachable
from game.packs.entry import Entry, Pack
from game.stage.canvas import Canvas
from game.stage.pilot import Pilot

MOST_ACTS = 200
PATIENCE = 24
GHOST_S = 8.0
NEAR_SU = 60.0


def unhelpful(pack: Pack, entry: Entry, canvas: Canvas) -> Iterator[Fault]:
    """A fault for each level of guidance that leads nowhere."""
    case = Case(0.5, lang=pack.language)
    checks = {
        REPEATED: repeats, CLUE: follows, SHOWN: follows, DEMONSTRATED: demonstrates,
        WITH_ADULT: goes_on_with_adult,
    }  # fmt: skip
    for level, check in checks.items():
        guided = Case(case.level, case.skin, case.seed, case.lang, guidance=min(level, DEMONSTRATED))
        pilot = seat(pack, entry, guided if level in (CLUE, SHOWN, DEMONSTRATED) else case, canvas)
        if not check(pilot):
            yield Fault("play-guidance", str(level), parts={"level": level})


def repeats(pilot: Pilot) -> bool:
    """Asking once for help: the instruction is said again, and stands in the caption."""
    scene = scene_of(pilot)
    assert scene is not None
    before = pilot.said.count(scene.brief.instruction)
    pilot.ask_screen_reader(frame.HELP)
    caption = find(pilot.tree, frame.CAPTION)
    said = pilot.said.count(scene.brief.instruction) > before
    return said and caption is not None and caption.name == scene.brief.instruction


def follows(pilot: Pilot) -> bool:
    """To the end by acting only on what is hinted at or marked."""
    idle, tried, last = 0, 0, ""
    for _ in range(MOST_ACTS):
        scene = scene_of(pilot)
        if scene is None or scene.ended_s is not None:
            return scene is not None
        shown = pointed_at(pilot)
        if shown is not None:
            tried, last = tried if shown.id == last else 0, shown.id
            acts = _acts(shown)
            pilot.feed(Asked(shown.id, str(acts[tried % len(acts)]), pilot.now_s))
        pilot.wait(0.3)
        if _went_well(scene, scene_of(pilot)):
            idle = 0
        else:
            idle, tried = idle + 1, tried + 1
        if idle > PATIENCE:
            return False
    return False


def pointed_at(pilot: Pilot) -> Node | None:
    """The thing that help points at now."""
    for node in reachable(pilot.tree):
        if node.id.startswith("play/") and node.states & {State.HINTED, State.MARKED}:
            return node
    return None


def _acts(node: Node) -> list[Act]:
    return [act for act in node.acts if act not in (Act.LEAVE, Act.TYPE)] or list(node.acts)


def _went_well(before: Playing, after: Playing | None) -> bool:
    """Whether the act changed something, and was no error."""
    if after is None or after.ended_s is not None:
        return True
    return after.round is not before.round and sum(after.errors.values()) == sum(before.errors.values())


def demonstrates(pilot: Pilot) -> bool:
    """A ghost pointer goes to the thing that is marked; following it leads to the end."""
    shown, end_s = pointed_at(pilot), pilot.now_s + GHOST_S
    while shown is not None and pilot.now_s < end_s:
        ghosts = (n for n in pilot.tree.walk() if n.role is Role.GHOST and n.look is Look.POINTER)
        ghost = next(ghosts, None)
        if ghost is not None and shown.rect.grown(NEAR_SU).contains(ghost.rect.centre):
            return follows(pilot)
        pilot.wait(0.1)
    return False


def goes_on_with_adult(pilot: Pilot) -> bool:
    """The adult's help is noted, and the learner can still finish."""
    scene = scene_of(pilot)
    assert scene is not None
    helped = scene.with_adult(pilot.now_s, "gesture").scene
    pilot.director.scene, pilot.director.tree = helped, helped.compose()
    try:
        pilot.finish()
    except AssertionError:
        return False
    return True
