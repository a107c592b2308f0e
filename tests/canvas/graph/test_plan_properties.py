"""Whatever acyclic graph is planned, every step comes after all it reads."""

from hypothesis import given, settings
from hypothesis import strategies as st

from canvas.graph.document import Graph
from canvas.graph.plan import make_plan
from canvas.graph.validation import validate
from canvas.nodes.registry import registry
from tests.canvas.graph.drawing import draw, node

MODES = st.sampled_from(["active", "active", "active", "bypassed", "muted"])


@st.composite
def acyclic_graphs(drawn: st.DrawFn) -> Graph:
    """Composites and blurs over one picture, written down in any order."""
    count = drawn(st.integers(1, 12))
    nodes = [node("n0", "input:image", image={"assetId": "0192"})]
    links = []
    for i in range(1, count):
        earlier = st.integers(0, i - 1)
        if drawn(st.booleans()):
            nodes.append(node(f"n{i}", "utility:image_blur", mode=drawn(MODES)))
            links.append(f"n{drawn(earlier)}.image > n{i}.image")
        else:
            nodes.append(node(f"n{i}", "utility:image_composite", mode=drawn(MODES)))
            links.append(f"n{drawn(earlier)}.image > n{i}.background")
            links.append(f"n{drawn(earlier)}.image > n{i}.overlay")
    return draw(*drawn(st.permutations(nodes)), links=tuple(drawn(st.permutations(links))))


@settings(deadline=None)
@given(graph=acyclic_graphs())
def test_puts_every_step_after_all_it_reads(graph: Graph) -> None:
    assert validate(graph, registry(), trigger_data={}).violations == []
    done: set[str] = set()
    for step in make_plan(graph, registry(), {}).steps:
        read = {node_id for found in step.sources.values() for node_id, _ in found}
        assert set(step.depends_on) == read
        assert read <= done
        done.add(step.node_id)


@settings(deadline=None)
@given(graph=acyclic_graphs())
def test_runs_an_active_node_or_says_why_not(graph: Graph) -> None:
    plan = make_plan(graph, registry(), {})
    running = [step.node_id for step in plan.steps]
    left_out = [warning.node_id for warning in plan.warnings]
    active = [node.id for node in graph.nodes if node.mode == "active"]
    assert sorted([*running, *map(str, left_out)]) == sorted(active)


@settings(deadline=None)
@given(graph=acyclic_graphs(), data=st.data())
def test_plans_for_a_target_the_same_steps_as_for_all(graph: Graph, data: st.DataObject) -> None:
    whole = {step.node_id: step for step in make_plan(graph, registry(), {}).steps}
    target = data.draw(st.sampled_from(sorted(whole)))
    part = make_plan(graph, registry(), {}, [target]).steps
    assert part[-1].node_id == target
    assert all(step == whole[step.node_id] for step in part)
