"""Outputs come in their node type's order, whatever order the database keeps."""

from canvas import outcomes, states
from canvas.models import NodeRun, NodeStatus
from canvas.rows import Rows


def _run(node_type: str, outputs: dict[str, object]) -> NodeRun:
    return NodeRun(node_type=node_type, outputs=outputs, status=NodeStatus.COMPLETED)


def test_the_first_named_output_comes_first() -> None:
    run = _run("input:text", {"text": "second", "prompt": "first", "gone": "last"})
    assert list(outcomes.of(run)) == ["prompt", "text", "gone"]
    assert states.node_state(run, Rows.of([run]))["text"] == "first"


def test_a_node_type_that_is_gone_keeps_what_it_gave() -> None:
    assert outcomes.of(_run("gone:type", {"b": 1, "a": 2})) == {"b": 1, "a": 2}
