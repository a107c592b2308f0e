"""A prompt inside a subgraph names nodes as its author sees them: those beside it first."""

from typing import Any

import pytest

from canvas.graph.plan import Plan, make_plan
from canvas.graph.subgraphs import read
from canvas.graph.validation import validate
from canvas.nodes.registry import registry
from tests.canvas.graph.drawing import node
from tests.canvas.graph.test_subgraphs import subgraph


def words(node_id: str, prompt: str, label: str = "") -> dict[str, Any]:
    return node(node_id, "input:text", label=label, prompt=prompt)


def plan(*nodes: dict[str, Any], **details: Any) -> Plan:
    return make_plan(read(list(nodes), []), registry(), **details)


def mentioned(found: Plan, node_id: str) -> dict[str, str]:
    """What the mentions of a node stand for, by name."""
    step = next(step for step in found.steps if step.node_id == node_id)
    return {
        key.removeprefix("prompt {{").removesuffix("}}"): sources[0][0]
        for key, sources in step.sources.items()
    }


@pytest.mark.parametrize("name", ["p", "Place", "PLACE"])
def test_names_a_node_beside_it_by_id_and_by_label(name: str) -> None:
    inner = subgraph("s", words("p", "a lake", "Place"), words("a", f"Dusk over {{{{{name}}}}}"))
    assert mentioned(plan(inner), "s__a") == {name: "s__p"}


@pytest.mark.parametrize("name", ["p", "Place"])
def test_prefers_the_node_beside_it_to_one_outside(name: str) -> None:
    inner = subgraph("s", words("a", f"{{{{{name}}}}}"), words("p", "a lake", "Place"))
    found = plan(words("p", "a forest", "Place"), inner)
    assert mentioned(found, "s__a") == {name: "s__p"}


def test_copies_of_one_subgraph_mention_their_own_nodes() -> None:
    parts = words("p", "a lake", "Place"), words("a", "{{Place}} {{p}}")
    found = plan(subgraph("one", *parts), subgraph("two", *parts))
    assert mentioned(found, "one__a") == {"Place": "one__p", "p": "one__p"}
    assert mentioned(found, "two__a") == {"Place": "two__p", "p": "two__p"}


@pytest.mark.parametrize("name", ["p", "Place"])
def test_reaches_out_to_the_nearest_level_that_has_the_name(name: str) -> None:
    prompt = f"{{{{{name}}}}}"
    deep = subgraph("s", subgraph("t", words("a", prompt)), words("p", "near", "Place"))
    found = plan(words("p", "far", "Place"), deep, words("b", prompt))
    assert mentioned(found, "s__t__a") == {name: "s__p"}
    assert mentioned(found, "b") == {name: "p"}


def test_names_a_node_further_in_from_outside_by_the_way_to_it_or_a_label_of_its_own() -> None:
    deep = subgraph("s", subgraph("t", words("p", "a lake", "Place")))
    found = plan(words("a", "{{s__t__p}} {{place}}"), deep)
    assert mentioned(found, "a") == {"s__t__p": "s__t__p", "place": "s__t__p"}


def test_takes_from_the_trigger_data_what_no_level_has() -> None:
    found = plan(subgraph("s", words("a", "{{city}}")), trigger_data={"city": "Rome"})
    assert found.steps[0].values["prompt {{city}}"] == "Rome"


def test_says_where_a_name_stands_for_nothing() -> None:
    inner = subgraph("s", words("p", "a lake", "Place"), words("a", "{{Plaec}}", "Sky"))
    (warning,) = validate(read([inner], []), registry()).warnings
    assert (warning.rule, warning.node_id, warning.fix) == (
        "unknown_mention",
        "s__a",
        "Did you mean Place?",
    )
    assert warning.message == "In “S”: “Text” of “Sky” mentions “Plaec”, which no node is called."


def test_goes_round_in_a_circle_between_levels_too() -> None:
    inner = subgraph("s", words("a", "{{outside}}"))
    found = validate(read([words("outside", "{{s__a}}"), inner], []), registry())
    assert [violation.rule for violation in found.violations] == ["cycle"]
