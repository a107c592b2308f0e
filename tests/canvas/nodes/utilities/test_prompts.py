import pytest
from hypothesis import given
from hypothesis import strategies as st

from canvas.nodes.context import NodeError
from canvas.nodes.utilities.inputs.trigger import trigger_data
from canvas.nodes.utilities.text.join import prompt_concat
from canvas.nodes.utilities.text.template import prompt_template
from tests.canvas.nodes.quiet_context import QuietContext


def test_joins_the_texts_that_are_not_empty() -> None:
    assert prompt_concat(["a lake", "", "at dawn"], separator=", ") == "a lake, at dawn"


def test_fills_in_names_wherever_they_stand() -> None:
    filled = prompt_template(QuietContext(), a="lake", template="A {{a}} by a {{ a }}, {a}")
    assert filled == "A lake by a lake, {a}"


def test_fills_in_names_of_linked_values() -> None:
    values = {"name": "Ada", "age": 36, "tags": ["x"], "a": "wins"}
    template = "{{name}} {{age}} {{tags}} {{a}}"
    assert prompt_template(QuietContext(), values, a="b", template=template) == 'Ada 36 ["x"] wins'


def test_leaves_a_name_without_a_value_and_says_so() -> None:
    context = QuietContext()
    assert prompt_template(context, template="{{z}} {{colour}} {{a}}") == "{{z}} {{colour}} "
    assert context.warnings == ["No value for colour, z: left as it stands"]


@given(value=st.text(alphabet="{}ab ", max_size=30))
def test_never_scans_a_value_again(value: str) -> None:
    filled = prompt_template(QuietContext(), a=value, b="SECRET", template="<{{a}}>")
    assert filled == f"<{value}>"


@pytest.mark.parametrize("template", ["{{a}}" * 200, "x" * 20_001])
def test_refuses_a_text_that_grew_too_long(template: str) -> None:
    with pytest.raises(NodeError, match="At most 20,000 are allowed"):
        prompt_template(QuietContext(), a="y" * 101, template=template)


@pytest.mark.parametrize(
    ("data", "default", "text"),
    [("Ada", None, "Ada"), ({"n": "é"}, None, '{"n": "é"}'), (None, 7, "7"), (False, 7, "false")],
)
def test_gives_trigger_data_as_it_came_and_as_text(data: object, default: int, text: str) -> None:
    found = trigger_data(QuietContext(), data=data, default=default)  # type: ignore[arg-type]  # any JSON
    assert found == {"json": default if data is None else data, "text": text}


def test_warns_when_there_is_no_trigger_data() -> None:
    context = QuietContext()
    assert trigger_data(context, path="a.b") == {"json": None, "text": ""}
    assert context.warnings == ["The trigger data holds nothing at a.b"]
