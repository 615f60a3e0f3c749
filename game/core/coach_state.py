"""What the coach knows of one learner: values, folded from the log by `coach_fold`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from game.core.mastery import Criterion, Mastery, SessionScore, after_session
from game.core.rewards import Tokens

GOOD_SHARE = 0.75  # of a round's steps: from here on it went well
RECENT = 12  # tries kept for a skill
RECENT_ROUNDS = 24  # rounds kept for a learner, over all skills
RECENT_SESSIONS = 8
RETRY_WITHIN = 3  # an independent re-try comes within so many rounds


@dataclass(frozen=True, slots=True)
class Try:
    """One round, as the coach reads it: `alone` of `tries` steps were reached alone, at once.

    `eased`: it was made easier on purpose (a warm-up, signs of tiredness), and tells nothing of the level.
    """

    round: str
    session: str
    day: int
    level: float
    outcome: str
    guidance: int
    tries: int
    alone: int
    errors: int = 0
    first_act_s: float | None = None
    challenge: tuple[str, str] = ("", "")
    skill: str = ""
    place: str = ""
    eased: bool = False

    @property
    def share(self) -> float:
        return self.alone / self.tries if self.tries else 0.0

    @property
    def good(self) -> bool:
        return self.tries > 0 and self.alone == self.tries

    @property
    def missed(self) -> bool:
        """Help was needed in a good part of it: one of several steps is no missed round."""
        return self.tries > 0 and self.share < GOOD_SHARE


@dataclass(frozen=True, slots=True)
class AdultSet:
    """What the adult fixed for a skill; None leaves it to the coach. `level` alone is taken once."""

    level: float | None = None
    hold: bool = False
    locked: bool | None = None
    strategy: str = ""


@dataclass(frozen=True, slots=True)
class Fading:
    """Where the guidance of the next round goes on from (most-to-least, time delay)."""

    strategy: str = ""
    base: int | None = None
    run: int = 0
    trials: int = 0


@dataclass(frozen=True, slots=True)
class SkillState:
    """`up` is the direction of the last try (0 before any), `reversals` how often it turned.

    `asked` is what the young person asked for since the last round began: -1 easier, 1 harder. `session` is the
    running session's score at the criterion's level; mastery folds it in once the session is over. `closed`
    are the last of those, folded into `base` to make `mastery`: logs of two machines may tell of one session
    after another began, and it is the same session still.
    """

    tries: tuple[Try, ...] = ()
    count: int = 0
    up: int = 0
    reversals: int = 0
    streak: int = 0
    asked: int = 0
    adult: AdultSet = AdultSet()
    fading: Fading = Fading()
    criterion: Criterion = field(default_factory=Criterion)
    mastery: Mastery = field(default_factory=Mastery)
    session: SessionScore | None = None
    closed: tuple[SessionScore, ...] = ()
    base: Mastery = field(default_factory=Mastery)
    generalised: bool = False
    places: frozenset[str] = frozenset()
    alone_total: int = 0
    tries_total: int = 0

    @property
    def last(self) -> Try | None:
        return self.tries[-1] if self.tries else None

    @property
    def standing(self) -> Mastery:
        """Mastery as it would be, were the running session over."""
        if self.session is None:
            return self.mastery
        return after_session(self.mastery, self.session, self.criterion)

    def known_as(self, mastery: Mastery) -> SkillState:
        """With mastery as people or another criterion make it: what lay before is no longer folded anew."""
        return replace(self, mastery=mastery, base=mastery, closed=())

    def recent_share(self, last: int = 5) -> tuple[int, int]:
        """(alone, tries) over the last few rounds."""
        some = self.tries[-last:]
        return sum(t.alone for t in some), sum(t.tries for t in some)


@dataclass(frozen=True, slots=True)
class ChallengeState:
    """`known`: started, reached (with help) or alone: the best so far."""

    known: str = "started"
    rounds: int = 0
    last_day: int = 0


@dataclass(frozen=True, slots=True)
class Retry:
    """An error was made here: an independent re-try is wanted before `by_round` (counted per learner)."""

    challenge: tuple[str, str]
    skill: str
    by_round: int


@dataclass(frozen=True, slots=True)
class CoachState:
    """`day` is the latest day seen: a clock that is set back never makes a new one (`clock_back` counts).

    `lately` are the last sessions with their days. `pauses`: whether a pause may be offered; False once an
    adult overruled the offer.
    """

    learner: str = ""
    skills: Mapping[str, SkillState] = field(default_factory=dict)
    challenges: Mapping[tuple[str, str], ChallengeState] = field(default_factory=dict)
    rounds: tuple[Try, ...] = ()
    round_count: int = 0
    session: str = ""
    session_rounds: int = 0
    sessions: int = 0
    lately: tuple[tuple[str, int], ...] = ()
    session_day: int = 0
    day: int = 0
    clock_back: int = 0
    odd: int = 0
    retries: tuple[Retry, ...] = ()
    plan: tuple[str, ...] = ()
    tokens: Tokens = field(default_factory=Tokens)
    frantic: bool = False
    pauses: bool = True

    def skill(self, name: str) -> SkillState:
        return self.skills.get(name) or NEW_SKILL


NEW_SKILL = SkillState()
