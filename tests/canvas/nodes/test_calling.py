import pytest

from canvas.nodes.call import call
from canvas.nodes.context import NodeContext
from canvas.nodes.declaration import describe_function
from canvas.nodes.ports import Boolean, Json, Text
from canvas.nodes.registry import registry
from tests.canvas.nodes.quiet_context import QuietContext


def warn(text: Text, *, talk: NodeContext, loud: Boolean = False) -> Text:
    """Warn of a text."""
    talk.warn(text.upper() if loud else text)
    return text


def wrap(data: Json) -> Json:
    """Answer with an object that looks like named results."""
    return {"json": data}


def test_hands_the_context_to_a_function_that_asks_for_it() -> None:
    context = QuietContext()
    node_type = describe_function(warn, "test:warn", label="Warn")
    assert call(node_type, {"text": "ice", "loud": True}, context) == {"text": "ice"}
    assert context.warnings == ["ICE"]


def test_leaves_out_values_of_unknown_keys() -> None:
    node_type = describe_function(warn, "test:warn", label="Warn")
    assert call(node_type, {"text": "a", "colour": "red"}, QuietContext()) == {"text": "a"}


def test_takes_a_single_result_as_it_is() -> None:
    node_type = describe_function(wrap, "test:wrap", label="Wrap")
    assert call(node_type, {"data": 1}, QuietContext()) == {"json": {"json": 1}}


def test_names_several_results() -> None:
    node_type = registry().get("input:text")
    assert node_type is not None
    assert call(node_type, {"prompt": "x"}, QuietContext()) == {"prompt": "x", "text": "x"}


def test_does_not_run_a_model() -> None:
    node_type = registry().get("vision:ocr")
    assert node_type is not None
    with pytest.raises(TypeError, match="runs on a backend"):
        call(node_type, {}, QuietContext())
