from typing import Any

import pytest

from canvas.nodes.context import NodeError
from canvas.nodes.utilities.number.arithmetic import math_
from canvas.nodes.utilities.number.chance import number_random
from canvas.nodes.utilities.number.count import number_range
from canvas.nodes.utilities.number.read import text_to_number
from canvas.nodes.utilities.number.scale import number_map, number_round
from canvas.nodes.utilities.number.write import number_format


@pytest.mark.parametrize(
    ("operation", "result"),
    [
        ("add", 10), ("subtract", 4), ("multiply", 21), ("divide", 7 / 3), ("remainder", 1),
        ("power", 343), ("min", 3), ("max", 7), ("average", 5),
    ],
)  # fmt: skip
def test_reckons(operation: Any, result: float) -> None:
    assert math_(7, 3, operation=operation) == result


@pytest.mark.parametrize(
    ("a", "b", "operation", "message"),
    [
        (1, 0, "divide", "divided by zero"),
        (1, 0, "remainder", "divided by zero"),
        (0, -1, "power", "no negative powers"),
        (-8, 0.5, "power", "no root"),
        (10, 10_000, "power", "too large"),
        (10, 16, "power", "too large"),
        (9e14, 9e14, "add", "too large"),
    ],
)
def test_refuses_what_has_no_result(a: float, b: float, operation: Any, message: str) -> None:
    with pytest.raises(NodeError, match=message):
        math_(a, b, operation=operation)


@pytest.mark.parametrize(
    ("number", "how", "decimals", "rounded"),
    [
        (2.5, "nearest", 0, "3"), (-2.5, "nearest", 0, "-3"), (2.4, "nearest", 0, "2"),
        (2.9, "down", 0, "2"), (-2.1, "down", 0, "-3"), (2.1, "up", 0, "3"),
        (3.14159, "nearest", 2, "3.14"), (0, "nearest", 0, "0"),
    ],
)  # fmt: skip
def test_rounds(number: float, how: Any, decimals: int, rounded: str) -> None:
    assert repr(number_round(number, how=how, decimals=decimals)) == rounded


def test_carries_a_number_into_another_range() -> None:
    assert number_map(0.25, to_low=100, to_high=200) == 125
    assert number_map(2, to_low=0, to_high=10) == 10
    assert number_map(2, to_low=0, to_high=10, clamp=False) == 20
    assert number_map(1, from_low=0, from_high=4, to_low=8, to_high=0) == 6
    with pytest.raises(NodeError, match="no length"):
        number_map(1, from_low=2, from_high=2)


def test_draws_the_same_number_for_the_same_seed() -> None:
    drawn = [number_random(low=1, high=6, seed=seed) for seed in range(200)]
    assert drawn == [number_random(low=1, high=6, seed=seed) for seed in range(200)]
    assert set(drawn) == {1, 2, 3, 4, 5, 6}
    assert 0.5 <= number_random(low=0.5, high=0.75, whole=False, seed=3) <= 0.75


@pytest.mark.parametrize(
    ("low", "high", "message"), [(2, 1, "Nothing lies between 2 and 1"), (0.2, 0.8, "No whole")]
)
def test_refuses_to_draw_from_nothing(low: float, high: float, message: str) -> None:
    with pytest.raises(NodeError, match=message):
        number_random(low=low, high=high)


@pytest.mark.parametrize(
    ("start", "stop", "step", "numbers"),
    [
        (1, 3, 1, [1, 2, 3]), (0, 0.3, 0.1, [0, 0.1, 0.2, 0.3]), (5, 1, -2, [5, 3, 1]),
        (1, 2.5, 1, [1, 2]), (3, 1, 1, []),
    ],
)  # fmt: skip
def test_counts(start: float, stop: float, step: float, numbers: list[float]) -> None:
    assert number_range(start=start, stop=stop, step=step) == numbers


def test_counts_no_further_than_a_list_may_be_long() -> None:
    with pytest.raises(NodeError, match="step of zero"):
        number_range(step=0)
    with pytest.raises(NodeError, match="These are 1,001 numbers"):
        number_range(start=0, stop=1_000)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("about 5 lakes", 5), ("1,234.50", 1234.5), ("1.234,50", 1234.5), ("1,234", 1234),
        ("3,5", 3.5), ("1.234.567", 1234567), ("−7 °C", -7), ("3e8", 3e8), ("1'000", 1000),
        ("12\u202f345,6 km", 12345.6), ("costs $4.99.", 4.99), (".5", 0.5), ("5 12", 5),
    ],
)  # fmt: skip
def test_reads_the_first_number(text: str, number: float) -> None:
    assert text_to_number(text) == number


@pytest.mark.parametrize("text", ["", "none", "…"])
def test_refuses_a_text_without_a_number(text: str) -> None:
    with pytest.raises(NodeError, match="no number"):
        text_to_number(text)


@pytest.mark.parametrize(
    ("number", "how", "text"),
    [
        (7, {"digits": 3}, "007"),
        (1234567.891, {"decimals": 2, "thousands": "point"}, "1.234.567,89"),
        (-1234, {"thousands": "comma"}, "-1,234"),
        (1234, {"thousands": "space"}, "1\u202f234"),
        (-0.004, {"decimals": 2}, "0.00"),
        (2.5, {}, "3"),
    ],
)
def test_writes_a_number(number: float, how: dict[str, Any], text: str) -> None:
    assert number_format(number, **how) == text
