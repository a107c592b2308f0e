"""A pin goes with its node, and stays where the node was last seen when that is deleted."""

from typing import Any

import pytest

from canvas import workflows
from canvas.comments import threads
from canvas.comments.threads import Pin
from canvas.models import CommentThread, Workflow
from wireflow.accounts.models import Team, User

pytestmark = pytest.mark.django_db

HERE = Pin(x=0, y=0, dx=5, dy=7, node_id="n1")


def _node(name: str, x: float = 0, y: float = 0, **data: Any) -> dict[str, Any]:
    data = {"label": name, "nodeType": "input:text", **data}
    return {"id": name, "type": "basedNode", "position": {"x": x, "y": y}, "data": data}


def _subgraph(name: str, *nodes: dict[str, Any]) -> dict[str, Any]:
    return {**_node(name, 900, 900, nodes=list(nodes), edges=[]), "type": "subgraph"}


@pytest.fixture
def workflow(team: Team) -> Workflow:
    nodes = [_node("n1", 100, 200), _node("n2"), _subgraph("s", _node("n1", 30, 40))]
    return Workflow.objects.create(team=team, nodes=nodes)


def _pin(workflow: Workflow, user: User, pin: Pin) -> CommentThread:
    return threads.start(workflow, user=user, text="Darker", pin=pin)


def _place(thread: CommentThread) -> tuple[float, float]:
    thread.refresh_from_db()
    return thread.x, thread.y


def test_a_deleted_node_leaves_its_pins_where_it_stood(workflow: Workflow, user: User) -> None:
    pinned = _pin(workflow, user, HERE)
    inside = _pin(workflow, user, Pin(x=1, y=1, dx=5, dy=7, node_id="n1", subgraph="s"))
    loose = _pin(workflow, user, Pin(x=1, y=1))
    workflows.replace(workflow, None, nodes=[node for node in workflow.nodes if node["id"] != "n1"])
    assert _place(pinned) == (105, 207)
    assert (_place(inside), _place(loose)) == ((1, 1), (1, 1))
    assert pinned.node_id == "n1"


def test_what_was_moved_before_counts(workflow: Workflow, user: User) -> None:
    pinned = _pin(workflow, user, HERE)
    moved = [_node("n1", 300, 400), *workflow.nodes[1:]]
    workflows.replace(workflow, None, nodes=moved)
    assert _place(pinned) == (0, 0)
    workflows.replace(workflow, None, nodes=moved[1:])
    assert _place(pinned) == (305, 407)


def test_with_a_subgraph_go_the_nodes_in_it(workflow: Workflow, user: User) -> None:
    inside = _pin(workflow, user, Pin(x=1, y=1, dx=5, dy=7, node_id="n1", subgraph="s"))
    workflows.replace(workflow, None, nodes=workflow.nodes[:2])
    assert _place(inside) == (35, 47)
    assert inside.subgraph == "s"


def test_a_change_of_the_name_moves_nothing(workflow: Workflow, user: User) -> None:
    pinned = _pin(workflow, user, HERE)
    workflows.replace(workflow, None, name="Sea")
    assert _place(pinned) == (0, 0)
