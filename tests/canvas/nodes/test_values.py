from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvas.nodes.context import NodeError
from canvas.nodes.node_type import NodeType
from canvas.nodes.params import Field
from canvas.nodes.ports import PortType
from canvas.nodes.registry import registry
from canvas.nodes.values import accept, find_problem, is_empty, normalise

NUMBER = Field("n", PortType.NUMBER, min=1, max=8)
INTEGER = Field("n", PortType.NUMBER, integer=True)
TEXTS = Field("t", PortType.TEXT, multiple=True)
CHOICE = Field("c", PortType.NUMBER, options=(2, 4), integer=True)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (NUMBER, 1),
        (NUMBER, 8.0),
        (INTEGER, 3.0),
        (INTEGER, 10**400),
        (TEXTS, "one"),
        (TEXTS, ["one", "two"]),
        (TEXTS, []),
        (CHOICE, 4),
        (CHOICE, 4.0),
        (Field("b", PortType.BOOLEAN), False),
        (Field("j", PortType.JSON), {"any": ["thing"]}),
        (Field("i", PortType.IMAGE), {"assetId": "a"}),
        (Field("m", PortType.MASK), {"assetId": "a", "contentType": "image/png"}),
        (Field("m", PortType.MODEL3D), {"assetId": "a", "contentType": "model/gltf-binary"}),
        (NUMBER, None),
        (Field("c", PortType.TEXT, widget="colour"), "#7C9cff"),
    ],
)
def test_finds_nothing_wrong_with(field: Field, value: Any) -> None:
    assert find_problem(field, value) is None


@pytest.mark.parametrize(
    ("field", "value", "rule", "message"),
    [
        (NUMBER, 0, "out_of_range", "must be between 1 and 8"),
        (NUMBER, float("nan"), "wrong_type", "must be a number"),
        (NUMBER, True, "wrong_type", "must be a number"),
        (NUMBER, "3", "wrong_type", "must be a number"),
        (INTEGER, 3.5, "wrong_type", "must be a whole number"),
        (INTEGER, float("inf"), "wrong_type", "must be a whole number"),
        (Field("n", PortType.NUMBER, min=0), -1, "out_of_range", "must be at least 0"),
        (Field("n", PortType.NUMBER, max=0.5), 1, "out_of_range", "may be at most 0.5"),
        (Field("c", PortType.TEXT, widget="colour"), "red", "not_a_colour",
         "must be a colour such as #7c9cff"),
        (CHOICE, 3, "not_an_option", "must be one of: 2, 4"),
        (TEXTS, ["one", 2], "wrong_type", "must be text"),
        (Field("b", PortType.BOOLEAN), 1, "wrong_type", "must be yes or no"),
        (Field("a", PortType.AUDIO), {"assetId": "a", "contentType": "image/png"}, "wrong_type",
         "must be audio: an uploaded file"),
        (Field("v", PortType.VIDEO), {"assetId": 7}, "wrong_type",
         "must be a video: an uploaded file"),
    ],
)  # fmt: skip
def test_says_what_is_wrong_with(field: Field, value: Any, rule: str, message: str) -> None:
    problem = find_problem(field, value)
    assert problem is not None
    assert (problem.rule, problem.message) == (rule, message)


@pytest.mark.parametrize(
    ("field", "value", "plain"),
    [(INTEGER, 3.0, "3"), (NUMBER, 3.0, "3.0"), (TEXTS, "a", "['a']"), (CHOICE, 2.0, "2")],
)
def test_normalises(field: Field, value: Any, plain: str) -> None:
    assert repr(normalise(field, value)) == plain


@pytest.mark.parametrize("value", [None, "", " \n", []])
def test_counts_as_empty(value: Any) -> None:
    assert is_empty(value)


@pytest.mark.parametrize("value", [0, False, "x", [""], {}])
def test_does_not_count_as_empty(value: Any) -> None:
    assert not is_empty(value)


@given(value=st.integers() | st.floats())
def test_lets_exactly_the_range_through(value: float) -> None:
    assert (find_problem(NUMBER, value) is None) == (1 <= value <= 8)


def sketch() -> NodeType:
    found = registry().get("generate:wireflow_sketch")
    assert found is not None
    return found


def test_accepts_what_came_along_a_wire_and_normalises_it() -> None:
    values = accept(sketch(), {"prompt": "x" * 30_000, "seed": 7.0})
    assert (len(str(values["prompt"])), repr(values["seed"])) == (30_000, "7")


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"prompt": "x", "seed": 0.5}, "“Seed” must be a whole number."),
        ({"prompt": {"assetId": "a"}}, "“Prompt” must be text."),
        ({}, "“Prompt” is empty."),
    ],
)
def test_refuses_in_the_users_words_what_does_not_fit(values: dict[str, Any], message: str) -> None:
    with pytest.raises(NodeError) as raised:
        accept(sketch(), values)
    assert raised.value.message == message
