from typing import Any

import pytest

from canvas.nodes import json_path
from canvas.nodes.context import NodeError
from canvas.nodes.utilities.json.extract import json_extract, json_multi_extract
from canvas.nodes.utilities.json.text import json_parse, to_text
from tests.canvas.nodes.quiet_context import QuietContext

DATA: dict[str, Any] = {
    "items": [{"t": "a", "u": {"t": "x"}}, {"t": "b"}],
    "a.b": 1,
    "k": [[1, 2], [3]],
    "none": None,
}


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("", [DATA]),
        ("$", [DATA]),
        ("items[0].t", ["a"]),
        ("$.items[*].t", ["a", "b"]),
        ("$..t", ["a", "x", "b"]),
        ("items.1.t", ["b"]),
        ("['a.b']", [1]),
        ('["a.b"]', [1]),
        ("items[-1]", [{"t": "b"}]),
        ("items[0:1].t", ["a"]),
        ("items[::-1].t", ["b", "a"]),
        ("k[*][0]", [1, 3]),
        ("k.*.*", [1, 2, 3]),
        ("none", [None]),
        ("nope", []),
        ("items.nope", []),
        ("items[9]", []),
        ("a[0]", []),
    ],
)
def test_follows_a_path(path: str, found: list[Any]) -> None:
    assert json_path.find(DATA, path) == found


@pytest.mark.parametrize("path", ["items[", "a b", "[?(@.x)]", "items[0:1:0]", "a." * 300])
def test_refuses_a_path_that_cannot_be_read(path: str) -> None:
    with pytest.raises(NodeError, match="path"):
        json_path.find(DATA, path)


def test_refuses_a_path_to_more_than_fits() -> None:
    with pytest.raises(NodeError, match="more than 1,000 values"):
        json_path.find([[0] * 100] * 100, "$..*")


def test_goes_down_deeper_than_python_calls() -> None:
    deep: Any = "bottom"
    for _ in range(5_000):
        deep = [deep]
    with pytest.raises(NodeError, match="more than"):
        json_path.find(deep, "$..*")


def test_extracts_the_first_value_and_all_of_them() -> None:
    found = json_extract(QuietContext(), DATA, path="items[*].t")
    assert found == {"value": "a", "text": "a", "all": ["a", "b"], "found": True}


def test_extracts_from_a_text_that_a_model_wrote() -> None:
    text = '```json\n{"title": "Lake", "size": [4, 3]}\n```'
    assert json_extract(QuietContext(), text, path="size")["text"] == "[4, 3]"


def test_uses_the_default_where_nothing_lies_and_says_so() -> None:
    context = QuietContext()
    found = json_extract(context, DATA, path="nope", default=7)
    assert (found["value"], found["all"], found["found"]) == (7, [], False)
    assert context.warnings == ["Nothing lies at nope"]


def test_a_null_that_lies_there_is_found() -> None:
    context = QuietContext()
    assert json_extract(context, DATA, path="none")["found"]
    assert context.warnings == []


def test_extracts_several_things_by_name() -> None:
    context = QuietContext()
    paths = {"first": "items[0].t", "gone": "x.y"}
    assert json_multi_extract(context, DATA, paths=paths) == {"first": "a", "gone": ""}
    assert context.warnings == ["Nothing lies at the path of gone"]
    assert json_multi_extract(context, '{"a": 1}', paths='{"n": "a"}') == {"n": 1}


@pytest.mark.parametrize("paths", [[1], {"a": 1}, "[]"])
def test_refuses_paths_that_are_none(paths: Any) -> None:
    with pytest.raises(NodeError, match="a path for each name"):
        json_multi_extract(QuietContext(), {}, paths=paths)


@pytest.mark.parametrize(
    ("text", "value"), [("7", 7), ('"é"', "é"), ("null", None), (' {"a": [1]} ', {"a": [1]})]
)
def test_reads_json(text: str, value: Any) -> None:
    assert json_parse(text) == value


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "The text is no JSON: .* at line 1, column 2"),
        ("", "The text is no JSON"),
        ("NaN", "no JSON that can be read"),
        ("1e999", "no JSON that can be read"),
        ("[" * 100_000, "no JSON that can be read"),
        ('"\\ud83d"', "no JSON that can be read"),
        ('"\\u0000"', "character that cannot be kept"),
    ],
)
def test_refuses_what_is_no_json_or_cannot_be_kept(text: str, message: str) -> None:
    with pytest.raises(NodeError, match=message):
        json_parse(text)


def test_writes_any_value_as_text() -> None:
    assert [to_text(value) for value in ("a", 7, 0.5, None, ["é"])] == [
        "a", "7", "0.5", "null", '["é"]',
    ]  # fmt: skip
    assert to_text({"a": 1}, indent=True) == '{\n  "a": 1\n}'
