from typing import Any

import pytest

from canvas.nodes.comparing import holds
from canvas.nodes.context import NodeError
from canvas.nodes.utilities.logic.available import coalesce, fallback
from canvas.nodes.utilities.logic.branch import gate, if_
from canvas.nodes.utilities.logic.choose import choose, select
from canvas.nodes.utilities.logic.compare import boolean, compare
from canvas.nodes.utilities.logic.switch import switch


@pytest.mark.parametrize(
    ("a", "operator", "b", "expected"),
    [
        (10, "is more than", "9", True), ("10", "is more than", "9", True),
        ("b", "is more than", "a", True), (1, "is at least", 1, True),
        (1, "is less than", 1, False), (1, "is at most", 1.0, True),
        ("1.0", "equals", 1, True), ("a", "equals", "A", False), (True, "equals", "yes", True),
        (False, "equals", "no", True), (None, "equals", "", True), ([1], "equals", [1], True),
        ({"a": 1}, "differs from", {"a": 2}, True), ("a lake", "contains", "lake", True),
        (["a", 2], "contains", "2", True), ({"a": 1}, "contains", "a", True),
        ("Łódź", "starts with", "Łó", True), ("Łódź", "ends with", "dz", False),
        ("  ", "is empty", None, True), ([], "is empty", None, True), (0, "is empty", None, False),
        ({}, "is not empty", None, False), ("false", "is true", None, False),
        ("off", "is false", None, True), (0.1, "is true", None, True),
    ],
)  # fmt: skip
def test_compares_as_people_mean_it(a: Any, operator: Any, b: Any, expected: bool) -> None:
    assert holds(a, operator, b) is expected
    assert compare(a, b, operator=operator) is expected


def test_compares_whatever_the_case_when_asked() -> None:
    assert compare("STRASSE", "straße", ignore_case=True)
    assert compare("A lake", "LAKE", operator="contains", ignore_case=True)


def test_refuses_to_order_what_has_no_order() -> None:
    with pytest.raises(NodeError, match="two numbers or two texts"):
        compare("ten", 9, operator="is more than")


@pytest.mark.parametrize(
    ("conditions", "answers"),
    [
        ([True, True], (True, True, False, False)),
        ([True, False], (False, True, False, True)),
        ([False], (False, False, True, False)),
        ([], (True, False, True, False)),
    ],
)
def test_combines_conditions(conditions: list[bool], answers: tuple[bool, ...]) -> None:
    operations: tuple[Any, ...] = ("all", "any", "none", "exactly one")
    assert tuple(boolean(conditions, operation=one) for one in operations) == answers


def test_chooses_one_of_two() -> None:
    assert choose(True, "yes", "no") == "yes"
    assert choose(False, "yes") is None


def test_chooses_by_number() -> None:
    assert [select("a", "b", {"c": 1}, index=index) for index in (1, 3)] == ["a", {"c": 1}]
    with pytest.raises(NodeError, match="Nothing is linked to D"):
        select("a", index=4)


def test_takes_the_first_that_is_there() -> None:
    assert coalesce(None, "", "c", "d") == "c"
    assert coalesce(None, "", "c", skip_empty=False) == ""
    assert coalesce(None, 0) == 0
    with pytest.raises(NodeError, match="None of its inputs"):
        coalesce(None, " ")


def test_falls_back() -> None:
    assert fallback("a", "b") == {"result": "a", "used_fallback": False}
    assert fallback(None, "b") == {"result": "b", "used_fallback": True}
    with pytest.raises(NodeError, match="nothing to use instead"):
        fallback(None)


def test_sends_a_value_one_of_two_ways() -> None:
    assert if_("a", True) == {"true": "a"}
    assert if_("a", False) == {"false": "a"}
    assert if_("5", operator="is more than", compare="4") == {"true": "5"}
    assert if_("", operator="is not empty") == {"false": ""}


def test_a_linked_condition_decides_alone() -> None:
    assert if_("a", False, operator="equals", compare="a") == {"false": "a"}


def test_sends_a_value_one_of_several_ways() -> None:
    cases = {"case_1": "cat", "case_2": "dog"}
    assert switch("dog", **cases) == {"case_2": "dog"}
    assert switch("DOG", **cases) == {"default": "DOG"}
    assert switch("DOG", **cases, ignore_case=True) == {"case_2": "DOG"}
    assert switch({"assetId": "1"}, "cat", **cases) == {"case_1": {"assetId": "1"}}
    assert switch("", **cases) == {"default": ""}


def test_a_gate_lets_through_or_not() -> None:
    assert gate("a", True) == {"value": "a", "opened": True}
    assert gate("a", False) == {"opened": False}
