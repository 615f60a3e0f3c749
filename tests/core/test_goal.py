"""What one try must show: conditions on measures and errors, met or not."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from game.core.goal import Goal, with_goal
from game.kinds.kind import Criterion


@pytest.mark.parametrize(
    ("goal", "met"),
    [
        (Goal("at_once", least_share=0.875), True),
        (Goal("at_once", least_share=0.9), False),
        (Goal("false_alarms", most=1), True),
        (Goal("false_alarms", most=0), False),
        (Goal("families", least=3), False),
        (Goal("errors", most=2), True),
        (Goal("errors", most=1), False),
        (Goal("errors.miss", most=1), True),
        (Goal("errors.none", most=0), True),
    ],
)
def test_a_goal_is_met_or_not(goal: Goal, met: bool) -> None:
    measures, errors = {"at_once": 7.0, "false_alarms": 1.0, "families": 2.0}, {"miss": 1, "other": 1}
    assert goal.met(measures, errors, parts=8) is met
    assert with_goal([goal], measures, errors, 8) == {**measures, "goal_met": float(met)}


def test_all_goals_must_be_met_and_a_kinds_own_word_stands() -> None:
    both = [Goal("at_once", least=1), Goal("at_once", most=1)]
    assert with_goal(both, {"at_once": 2.0}, {}, 2)["goal_met"] == 0.0
    assert with_goal(both, {"at_once": 2.0, "goal_met": 1.0}, {}, 2)["goal_met"] == 1.0
    assert "goal_met" not in with_goal([], {"at_once": 2.0}, {}, 2)


def test_an_author_must_ask_something() -> None:
    with pytest.raises(ValidationError, match="rien n’est demandé"):
        Criterion.model_validate({"measure": "at_once"})
    assert Criterion.model_validate({"measure": "at_once", "least": 3}).least == 3.0
