"""Whatever a client sends, the answer is findings: never another exception, never too many."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from canvas.graph.document import MalformedGraphError, parse
from canvas.graph.findings import MAX_FINDINGS, Report
from canvas.graph.validation import validate
from canvas.nodes.registry import registry
from tests.canvas.graph.drawing import draw, node

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4)
    ),
    max_leaves=12,
)
IDS = st.sampled_from(["a", "b", "c", "d", ""]) | st.text(max_size=4)
TYPES = st.sampled_from([known.node_type for known in registry().all()]) | st.text(max_size=8)
KEYS = st.sampled_from(
    [*sorted({key for known in registry().all() for key in known.fields}), "promt"]
)
NODES = st.fixed_dictionaries(
    {"id": IDS},
    optional={
        "type": st.sampled_from(["basedNode", "note", "reroute"]),
        "data": st.fixed_dictionaries(
            {"nodeType": TYPES},
            optional={
                "config": st.dictionaries(KEYS, JSON, max_size=4),
                "mode": st.sampled_from(["active", "bypassed", "muted"]),
                "exposed": st.dictionaries(st.text(max_size=4), KEYS, max_size=2),
                "label": st.text(max_size=8),
            },
        ),
    },
)
PORTS = KEYS | st.sampled_from(["image", "text", "media"])
EDGES = st.fixed_dictionaries(
    {"source": IDS, "target": IDS}, optional={"sourceHandle": PORTS, "targetHandle": PORTS}
)


@settings(deadline=None)
@given(nodes=JSON, edges=JSON, trigger_data=st.dictionaries(st.text(), JSON))
def test_answers_any_json_with_findings_or_malformed(
    nodes: Any, edges: Any, trigger_data: dict[str, Any]
) -> None:
    try:
        graph = parse(nodes, edges)
    except MalformedGraphError:
        return
    validate(graph, registry(), trigger_data=trigger_data)


@settings(deadline=None, max_examples=200)
@given(
    nodes=st.lists(NODES, max_size=6),
    edges=st.lists(EDGES, max_size=8),
    trigger_data=st.none() | st.dictionaries(IDS | KEYS, JSON, max_size=4),
    target=st.lists(IDS, max_size=2),
)
def test_answers_any_graph_shaped_json_with_findings(
    nodes: list[Any], edges: list[Any], trigger_data: dict[str, Any] | None, target: list[str]
) -> None:
    graph = parse(nodes, edges)
    found = validate(graph, registry(), trigger_data=trigger_data, targets=target)
    assert all(finding.message for finding in (*found.violations, *found.warnings))


def test_reports_no_more_than_the_bound() -> None:
    config = {f"unheard_of_{i}": i for i in range(5_000)}
    found = validate(draw(node("a", "input:number", **config)), registry())
    assert len(found.warnings) == MAX_FINDINGS


def test_rations_guesses_at_what_was_meant() -> None:
    report = Report()
    guesses = [report.guess("promt", ["prompt"]) for _ in range(100)]
    assert guesses == ["prompt"] * 40 + [None] * 60


def test_survives_a_value_nested_deeper_than_the_call_stack() -> None:
    deep: Any = "x" * 20_001
    for _ in range(5_000):
        deep = [deep]
    found = validate(draw(node("a", "trigger:data", default=deep)), registry())
    assert [violation.rule for violation in found.violations] == ["text_too_long"]


def test_survives_an_integer_too_long_to_print() -> None:
    graph = draw(node("a", "generate:wireflow_sketch", prompt="x", seed=10**5_000))
    assert [v.rule for v in validate(graph, registry()).violations] == ["out_of_range"]


def test_follows_a_chain_of_a_hundred_reroutes() -> None:
    reroutes = [{"id": f"r{i}", "type": "reroute"} for i in range(98)]
    graph = draw(
        node("a", "input:text", prompt="x"),
        *reroutes,
        node("z", "upscale:real_esrgan"),
        links=(
            "a.text > r0.in",
            *(f"r{i}.out > r{i + 1}.in" for i in range(97)),
            "r97.out > z.image",
        ),
    )
    assert [v.rule for v in validate(graph, registry()).violations] == ["type_mismatch"]
