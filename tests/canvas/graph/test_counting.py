"""How often steps run, as far as the plan can tell, and what that costs."""

from typing import Any

import pytest

from canvas.graph.counting import check, counted, is_exact, price
from canvas.graph.document import parse
from canvas.graph.plan import Plan, Step, make_plan
from canvas.nodes.registry import registry
from tests.live.graphs import edge, node

SKETCH = node("g", "generate:wireflow_sketch", prompt="a lake")


def plan_of(*parts: dict[str, Any]) -> Plan:
    nodes = [part for part in parts if "data" in part]
    edges = [part for part in parts if "source" in part]
    return counted(make_plan(parse(nodes, edges), registry()))


def step(plan: Plan, node_id: str) -> Step:
    return next(step for step in plan.steps if step.node_id == node_id)


@pytest.mark.parametrize(
    ("source", "output", "count"),
    [
        (node("s", "iterator:text_lines", text="a\n\nb\nc"), "lines", 3),
        (node("s", "iterator:text_lines", text="a\nb\nc", at_most=2), "lines", 2),
        (node("s", "utility:text_split", text="a, b", separator=","), "parts", 2),
        (node("s", "iterator:range", start=1, stop=9, step=2), "numbers", 5),
        (node("s", "input:list", items=["a", "b"]), "list", 2),
        (node("s", "iterator:variations", value="a", count=4), "list", 4),
        (node("s", "input:text", prompt="a"), "prompt", 1),
        (node("s", "iterator:csv", text="n\na\nb"), "rows", 2),
        (node("s", "utility:json_extract", data=["a", "b"], path="$[*]"), "all", None),
    ],
)
def test_typed_lists_are_counted(source: dict[str, Any], output: str, count: int | None) -> None:
    target = "seed" if output == "numbers" else "prompt"
    plan = plan_of(source, SKETCH, edge(f"s.{output}", f"g.{target}"))
    assert step(plan, "g").iterations == count


def test_a_count_goes_down_the_wires() -> None:
    plan = plan_of(
        node("t", "input:text", prompt="a\nb"),
        node("s", "iterator:text_lines"),
        node("u", "utility:text_case"),
        SKETCH,
        node("l", "utility:list_build"),
        node("more", "generate:wireflow_sketch"),
        edge("t.text", "s.text"),
        edge("s.lines", "u.text"),
        edge("u.text", "g.prompt"),
        edge("u.text", "l.items"),
        edge("t.text", "l.items"),
        edge("l.list", "more.prompt"),
    )
    assert [step(plan, name).iterations for name in ("t", "s", "u", "g", "more")] == [1, 1, 2, 2, 3]


def test_a_list_of_what_is_not_known_is_still_counted() -> None:
    plan = plan_of(
        node("a", "generate:wireflow_sketch", prompt="a"),
        node("r", "iterator:variations", count=5),
        node("s", "utility:image_resize"),
        edge("a.image", "r.value"),
        edge("r.list", "s.image"),
    )
    assert step(plan, "s").iterations == 5


def test_the_price_is_that_of_all_items_and_exact_where_they_are_counted() -> None:
    lines = node("s", "iterator:text_lines", text="a\nb\nc")
    three = step(plan_of(lines, SKETCH, edge("s.lines", "g.prompt")), "g")
    assert (price(three, three.values), is_exact(three)) == (3, True)
    words = node("s", "utility:json_extract", data=["a", "b"], path="$[*]")
    unknown = step(plan_of(words, SKETCH, edge("s.all", "g.prompt")), "g")
    assert (price(unknown, unknown.values), is_exact(unknown)) == (1, False)


def test_too_many_items_are_a_violation_of_the_step_that_would_run_them() -> None:
    plan = plan_of(
        node("s", "iterator:range", start=1, stop=101), SKETCH, edge("s.numbers", "g.seed")
    )
    assert [(found.rule, found.node_id) for found in check(plan, at_most=100)] == [
        ("too_many_items", "g")
    ]
    assert check(plan, at_most=101) == []


def test_a_node_that_cannot_read_what_is_typed_leaves_the_count_open() -> None:
    endless = node("s", "iterator:range", start=1, stop=9, step=0)
    assert step(plan_of(endless, SKETCH, edge("s.numbers", "g.seed")), "g").iterations is None
