"""Workflows inside workflows, from the link to the run."""

from typing import Any
from uuid import uuid4

import pytest

from canvas import embedding, publications, workflows
from canvas.errors import InvalidGraphError
from canvas.models import Execution, Workflow
from tests.workers.engine import drain, run_of
from wireflow.accounts.models import Team
from workers import estimates, launch, preparation

pytestmark = pytest.mark.django_db(transaction=True)


def node(node_id: str, node_type: str, **config: Any) -> dict[str, Any]:
    return {"id": node_id, "data": {"label": node_id, "nodeType": node_type, "config": config}}


def edge(source: str, target: str) -> dict[str, Any]:
    (source, out), (target, into) = source.split("."), target.split(".")
    name = f"{source}-{out}-{target}-{into}"
    return {
        "id": name,
        "source": source,
        "sourceHandle": f"out-{out}",
        "target": target,
        "targetHandle": f"in-{into}",
    }


def link(node_id: str, workflow: Workflow | str) -> dict[str, Any]:
    workflow_id = workflow if isinstance(workflow, str) else str(workflow.id)
    return {"id": node_id, "type": "subgraph", "data": {"label": "X", "workflowId": workflow_id}}


LOUD = {
    "nodes": [
        node("words", "input:text", prompt="quiet"),
        node("up", "utility:text_case", case="UPPER"),
    ],
    "edges": [edge("words.prompt", "up.text")],
}


@pytest.fixture
def loud(team: Team) -> Workflow:
    return workflows.create(team=team, user=None, name="Loud", **LOUD)


def run(team: Team, *given: Any, edges: Any = (), pinned: bool = False, **asked: Any) -> Execution:
    nodes = list(given)
    execution = launch.accept(
        launch.draft(
            team=team,
            user=None,
            workflow=None,
            nodes=nodes if pinned else preparation.embedded(team, nodes, None),
            edges=list(edges),
            trigger_data=asked.pop("trigger_data", {}),
            **asked,
        )
    )
    drain(execution)
    return execution


def test_a_workflow_is_a_node_with_its_inputs_and_outputs(loud: Workflow) -> None:
    document = embedding.as_subgraph(loud)
    assert document["label"] == "Loud"
    assert document["inputs"] == [
        {"key": "words", "label": "words", "nodeId": "words", "port": "prompt"}
    ]
    assert document["outputs"] == [{"key": "text", "label": "up", "nodeId": "up", "port": "text"}]


def test_what_is_linked_to_it_reaches_its_input_nodes(team: Team, loud: Workflow) -> None:
    links = [edge("p.prompt", "l.words"), edge("l.text", "end.text")]
    say = node("p", "input:text", prompt="hear me")
    execution = run(
        team, say, link("l", loud), node("end", "utility:text_case", case="Title"), edges=links
    )
    assert run_of(execution, "l__up").outputs == {"text": "HEAR ME"}
    assert run_of(execution, "end").outputs == {"text": "Hear Me"}


def test_an_input_that_nothing_is_linked_to_keeps_its_own_value(team: Team, loud: Workflow) -> None:
    execution = run(team, link("l", loud))
    assert run_of(execution, "l__up").outputs == {"text": "QUIET"}


def test_a_run_has_the_workflow_as_it_is_now_and_keeps_it(team: Team, loud: Workflow) -> None:
    stale = link("l", loud)
    stale["data"] |= embedding.as_subgraph(loud)
    changed = [node("words", "input:text", prompt="new"), LOUD["nodes"][1]]
    workflows.replace(loud, None, nodes=changed)
    execution = run(team, stale)
    assert run_of(execution, "l__up").outputs == {"text": "NEW"}
    workflows.remove(loud)
    again = launch.accept(launch.draft_again(execution=execution, user=None))
    drain(again)
    assert run_of(again, "l__up").outputs == {"text": "NEW"}


def test_workflows_go_into_one_another(team: Team, loud: Workflow) -> None:
    outer = workflows.create(
        team=team,
        user=None,
        name="Twice",
        nodes=[link("l", loud), node("join", "utility:text_case", case="lower")],
        edges=[edge("l.text", "join.text")],
    )
    [port] = embedding.as_subgraph(outer)["inputs"]
    assert (port["key"], port["nodeId"], port["port"]) == ("l__words", "l", "words")
    say = node("p", "input:text", prompt="Deep")
    execution = run(team, say, link("o", outer), edges=[edge("p.prompt", "o.l__words")])
    assert run_of(execution, "o__l__up").outputs == {"text": "DEEP"}
    assert run_of(execution, "o__join").outputs == {"text": "deep"}


def test_a_port_leads_into_a_subgraph_of_the_workflow(team: Team) -> None:
    inner = {"id": "g", "type": "subgraph", "data": {"label": "G", **LOUD}}
    outer = workflows.create(team=team, user=None, name="O", nodes=[inner], edges=[])
    document = embedding.as_subgraph(outer)
    assert [(port["nodeId"], port["port"]) for port in document["inputs"]] == [("g", "prompt")]
    say = node("p", "input:text", prompt="far in")
    execution = run(team, say, link("o", outer), edges=[edge("p.prompt", "o.g__words")])
    assert run_of(execution, "o__g__up").outputs == {"text": "FAR IN"}
    assert "inputs" not in outer.nodes[0]["data"]


def test_a_workflow_that_would_run_itself_is_refused_with_the_way_round(
    team: Team, loud: Workflow
) -> None:
    outer = workflows.create(team=team, user=None, name="Outer", nodes=[link("l", loud)], edges=[])
    workflows.replace(loud, None, nodes=[link("o", outer)], edges=[])
    with pytest.raises(InvalidGraphError) as refused:
        run(team, link("x", outer))
    [found] = refused.value.details["violations"]
    assert found["rule"] == "workflow_in_itself"
    assert "Outer → Loud → Outer" in found["message"]
    saved = workflows.check(team, [link("x", loud)], [], root=loud)
    assert saved.violations[0].rule == "workflow_in_itself"


@pytest.mark.parametrize("given", ["foreign", "gone", "no id"])
def test_another_teams_workflow_does_not_exist(team: Team, given: str) -> None:
    other = Team.objects.create(name="Other")
    foreign = workflows.create(team=other, user=None, name="Secret", **LOUD)
    named = {"foreign": str(foreign.id), "gone": str(uuid4()), "no id": "..."}[given]
    found = workflows.check(team, [link("x", named)], [])
    assert [(one.rule, one.node_id) for one in found.violations] == [("unknown_workflow", "x")]
    with pytest.raises(InvalidGraphError, match="does not exist"):
        run(team, link("x", named))


def test_what_the_inner_one_offers_its_callers_is_no_input_of_the_whole(
    team: Team, loud: Workflow
) -> None:
    offered = {**LOUD["nodes"][0]}
    offered["data"] = {**offered["data"], "exposed": {"say": "prompt"}}
    loud = workflows.replace(loud, None, nodes=[offered, LOUD["nodes"][1]])
    assert embedding.as_subgraph(loud)["inputs"][0]["key"] == "say"
    say = node("mine", "input:text", prompt="own")
    links = [edge("mine.prompt", "l.say")]
    outer = workflows.create(
        team=team, user=None, name="O", nodes=[say, link("l", loud)], edges=links
    )
    assert [field["key"] for field in workflows.form(outer)["inputs"]] == ["mine"]


def test_many_workflows_in_one_another_end_in_a_refusal_and_not_in_a_flood(team: Team) -> None:
    inner = workflows.create(team=team, user=None, name="0", nodes=[], edges=[])
    for level in range(1, 5):
        links = [link(f"n{place}", inner) for place in range(60)]
        inner = workflows.create(team=team, user=None, name=str(level), nodes=links, edges=[])
    rules = {found.rule for found in workflows.check(team, [link("x", inner)], []).violations}
    assert "too_many_nodes" in rules


def test_a_copy_for_another_team_stands_by_itself(team: Team, loud: Workflow) -> None:
    held = {"label": "X", **embedding.as_subgraph(loud)}
    outer = workflows.create(
        team=team,
        user=None,
        name="O",
        nodes=[{"id": "l", "type": "subgraph", "data": held}],
        edges=[],
    )
    own = workflows.duplicate(outer, team=team, user=None)
    assert own.nodes[0]["data"]["workflowId"] == str(loud.id)
    other = Team.objects.create(name="Other")
    copy = workflows.duplicate(outer, team=other, user=None)
    assert "workflowId" not in copy.nodes[0]["data"]
    assert workflows.check(other, copy.nodes, copy.edges).ok


def test_what_is_wrong_further_in_is_told_with_the_way_to_it(team: Team) -> None:
    gone = {"id": "g", "type": "subgraph", "data": {"label": "G", "nodes": [link("x", "gone")]}}
    inner = workflows.create(team=team, user=None, name="I", nodes=[gone], edges=[])
    [found] = workflows.check(team, [link("o", inner)], []).violations
    assert (found.rule, found.node_id) == ("unknown_workflow", "o__g__x")


def test_a_workflow_too_deep_to_be_run_is_refused(team: Team) -> None:
    nodes: list[Any] = []
    for level in range(200):
        data = {"label": "", "nodes": nodes, "edges": []}
        nodes = [{"id": f"s{level}", "type": "subgraph", "data": data}]
    deep = workflows.create(team=team, user=None, name="Deep", nodes=nodes, edges=[])
    rules = {found.rule for found in workflows.check(team, [link("o", deep)], []).violations}
    assert rules == {"subgraph_too_deep"}


def test_nothing_is_asked_of_the_database_where_nothing_is_linked(
    team: Team, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(0):
        assert embedding.embed(team.id, LOUD["nodes"]).nodes is LOUD["nodes"]


def test_what_is_published_stays_as_it_was(team: Team, loud: Workflow) -> None:
    outer = workflows.create(team=team, user=None, name="O", nodes=[link("l", loud)], edges=[])
    version = publications.publish(outer, user=None).version
    workflows.remove(loud)
    execution = run(team, *version.nodes, pinned=True)
    assert run_of(execution, "l__up").outputs == {"text": "QUIET"}


def test_a_quote_counts_what_is_in_it(team: Team) -> None:
    sketch = node("s", "generate:wireflow_sketch", prompt="a hill")
    inner = workflows.create(team=team, user=None, name="S", nodes=[sketch], edges=[])
    outer = workflows.create(
        team=team, user=None, name="O", nodes=[link("a", inner), link("b", inner)], edges=[]
    )
    nodes = preparation.embedded(team, outer.nodes, outer)
    quote = estimates.estimate(team=team, nodes=nodes, edges=[], trigger_data={})
    assert [line["nodeId"] for line in quote["breakdown"]] == ["a__s", "b__s"]
    assert quote["estimatedCredits"] == 2 * quote["breakdown"][0]["credits"] > 0
