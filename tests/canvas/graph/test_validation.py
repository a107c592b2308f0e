from typing import Any

import pytest

from canvas.graph.document import parse
from canvas.graph.findings import Repair, Violation
from canvas.graph.validation import Findings, validate
from canvas.nodes.registry import registry
from tests.canvas.graph.drawing import draw, landscape, link, node

PICTURE = {"assetId": "0192", "contentType": "image/png"}


def check(*nodes: dict[str, Any], links: tuple[str, ...] = (), **details: Any) -> Findings:
    return validate(draw(*nodes, links=links), registry(), **details)


def test_finds_nothing_wrong_with_a_whole_workflow() -> None:
    assert validate(landscape(), registry(), trigger_data={}) == Findings([], [])


def test_finds_nothing_wrong_with_an_empty_graph() -> None:
    assert check() == Findings([], [])


def test_suggests_the_node_type_that_was_meant() -> None:
    found = check(node("a", "generate:wireflow_scetch"))
    assert found.violations == [
        Violation(
            "unknown_node_type",
            "There is no node type “generate:wireflow_scetch”.",
            node_id="a",
            fix="Did you mean generate:wireflow_sketch?",
            repair=Repair("retype", to="generate:wireflow_sketch"),
        )
    ]


def test_reports_a_node_without_a_type() -> None:
    found = check(node("a", "", label="Mine"))
    assert found.violations == [
        Violation("missing_node_type", "The node “Mine” has no nodeType.", node_id="a")
    ]


@pytest.mark.parametrize("identifier", ["", "a b", "a" * 65, "é"])
def test_reports_an_id_outside_the_pattern(identifier: str) -> None:
    assert [v.rule for v in check(node(identifier, "input:number")).violations] == ["node_id"]


def test_reports_ids_that_repeat() -> None:
    nodes = [node("a", "input:number"), node("a", "input:number")]
    graph = parse([*nodes, node("b", "output:preview")], [link("a.number > b.media")] * 2)
    rules = [(v.rule, v.node_id, v.edge_id) for v in validate(graph, registry()).violations]
    assert rules == [
        ("duplicate_node_id", "a", None),
        ("duplicate_edge_id", None, "e1"),
        ("more_than_one_link", "b", "e1"),
    ]


@pytest.mark.parametrize(
    ("nodes", "edges", "rule", "message"),
    [
        (101, 0, "too_many_nodes", "The workflow has 101 nodes. At most 100 are allowed."),
        (2, 501, "too_many_edges", "The workflow has 501 edges. At most 500 are allowed."),
    ],
)
def test_looks_no_further_past_the_limits(nodes: int, edges: int, rule: str, message: str) -> None:
    written = [node(f"n{i}", "no:such_type") for i in range(nodes)]
    links = [link("n0.image > n1.image", f"e{i}") for i in range(edges)]
    found = validate(parse(written, links), registry())
    assert [(v.rule, v.message) for v in found.violations] == [(rule, message)]


def test_accepts_exactly_the_limits() -> None:
    sources = [node(f"s{i}", "input:text", prompt="x") for i in range(50)]
    joints = [node(f"j{i}", "utility:prompt_concat") for i in range(50)]
    links = tuple(f"s{i // 10}.text > j{i % 50}.texts" for i in range(500))
    assert check(*sources, *joints, links=links).violations == []


def test_reports_a_link_to_a_node_that_is_not_there() -> None:
    found = check(node("paint", "input:number"), links=("paint.number > paimt.seed",))
    assert found.violations == [
        Violation(
            "unknown_node",
            "A link names the node “paimt”, which does not exist.",
            edge_id="e1",
            fix="Did you mean paint?",
        )
    ]


def test_reports_misspelt_ports_on_both_sides() -> None:
    found = check(
        node("a", "input:text", prompt="x"),
        node("b", "generate:wireflow_sketch", prompt="x"),
        links=("a.promt > b.pronpt",),
    )
    assert [(v.rule, v.message, v.node_id, v.edge_id, v.fix) for v in found.violations] == [
        ("unknown_port", "“Wireflow Sketch” has no input “pronpt”.", "b", "e1",
         "Did you mean prompt?"),
        ("unknown_port", "“Text” has no output “promt”.", "a", "e1", "Did you mean prompt?"),
    ]  # fmt: skip


def test_lists_the_ports_when_a_link_names_none() -> None:
    graph = parse(
        [node("a", "vision:ocr", image=PICTURE), node("b", "output:preview")],
        [{"id": "e", "source": "a", "target": "b", "targetHandle": "in-media"}],
    )
    (found,) = validate(graph, registry()).violations
    assert found.message == "The link does not say which output of “RapidOCR” it means."
    assert found.fix == "Its outputs are: text, json"


def test_says_that_a_setting_takes_no_link() -> None:
    found = check(
        node("n", "input:number"),
        node("up", "upscale:real_esrgan", image=PICTURE),
        links=("n.number > up.scale",),
    )
    assert [(v.rule, v.message, v.fix) for v in found.violations] == [
        (
            "not_a_port",
            "“Scale” of “Real-ESRGAN” is a setting and takes no link.",
            "Remove the link and set scale in the config",
        )
    ]


def test_names_both_ends_of_a_link_whose_types_do_not_match() -> None:
    found = check(
        node("a", "input:text", label="Idea", prompt="x"),
        node("b", "edit:wireflow_sketch", image=PICTURE, prompt="x"),
        links=("a.text > b.image",),
    )
    assert found.violations == [
        Violation(
            "type_mismatch",
            "“Idea” gives text, but “Image” of “Wireflow Sketch Edit” takes an image.",
            node_id="b",
            edge_id="e1",
            fix="Link it to prompt instead",
            field="image",
        )
    ]


@pytest.mark.parametrize("between", ["reroute", "output:preview"])
def test_looks_through_what_hands_a_value_on_for_its_type(between: str) -> None:
    middle = {"id": "r", "type": between} if between == "reroute" else node("r", between)
    found = check(
        node("a", "input:text", prompt="x"),
        middle,
        node("b", "upscale:real_esrgan"),
        links=("a.text > r.media", "r.media > b.image"),
    )
    assert [(v.rule, v.edge_id) for v in found.violations] == [("type_mismatch", "e2")]


def test_reports_a_second_link_into_a_single_input() -> None:
    found = check(
        node("a", "input:text", prompt="x"),
        node("b", "generate:wireflow_sketch"),
        links=("a.text > b.prompt", "a.prompt > b.prompt"),
    )
    assert [(v.rule, v.message, v.edge_id) for v in found.violations] == [
        ("more_than_one_link", "“Prompt” of “Wireflow Sketch” takes one link and has more.", "e2")
    ]


def test_reports_a_second_link_into_a_reroute() -> None:
    found = check(
        node("a", "input:text", prompt="x"),
        {"id": "r", "type": "reroute"},
        links=("a.text > r.in", "a.prompt > r.other"),
    )
    assert [(v.rule, v.node_id) for v in found.violations] == [("more_than_one_link", "r")]


def test_lets_a_list_input_take_many_links() -> None:
    found = check(
        node("a", "input:text", prompt="x"),
        node("b", "utility:prompt_concat"),
        links=("a.text > b.texts", "a.prompt > b.texts", "a.text > b.texts"),
    )
    assert found.violations == []


def test_names_the_nodes_of_a_circle_in_the_direction_of_its_links() -> None:
    found = check(
        *(node(name, "output:preview", label=name.upper()) for name in "abcd"),
        links=("a.media > b.media", "b.media > c.media", "c.media > a.media", "c.media > d.media"),
    )
    assert found.violations == [
        Violation(
            "cycle",
            "The links go round in a circle: “B” → “C” → “A” → “B”.",
            node_id="b",
            fix="Remove one of these links",
        )
    ]


def test_reports_a_node_linked_to_itself() -> None:
    found = check(node("a", "output:preview"), links=("a.media > a.media",))
    assert [v.message for v in found.violations] == [
        "The links go round in a circle: “Preview” → “Preview”."
    ]


@pytest.mark.parametrize("kind", ["note", "group"])
def test_reports_a_link_to_what_cannot_be_linked(kind: str) -> None:
    found = check(
        node("a", "input:number"),
        {"id": "x", "type": kind, "data": {"label": "Aside"}},
        links=("a.number > x.in",),
    )
    assert [(v.rule, v.message) for v in found.violations] == [
        ("not_linkable", f"“Aside” is a {kind}: nothing can be linked to it.")
    ]
