from typing import Any

import pytest

from canvas.graph.document import Graph
from canvas.graph.triggers import Assignments, assign, look_up
from canvas.graph.wiring import Wiring
from canvas.nodes.registry import registry
from tests.canvas.graph.drawing import SUNSET, draw, node


def given(graph: Graph, **trigger_data: Any) -> Assignments:
    return assign(Wiring(graph, registry()), trigger_data)


def test_fills_the_port_of_a_lone_generate_node() -> None:
    graph = draw(node("g", "generate:wireflow_sketch"))
    assert given(graph, prompt=SUNSET) == Assignments({("g", "prompt"): SUNSET}, ())


def test_fills_every_unlinked_port_of_the_name() -> None:
    graph = draw(
        node("a", "generate:wireflow_sketch"),
        node("b", "generate:wireflow_sketch"),
        node("c", "generate:wireflow_sketch"),
        node("n", "input:number", value=3),
        links=("n.number > c.seed",),
    )
    assert given(graph, negative_prompt="fog").values == {
        ("a", "negative_prompt"): "fog",
        ("b", "negative_prompt"): "fog",
        ("c", "negative_prompt"): "fog",
    }
    assert ("c", "seed") not in given(graph, seed=7).values


def test_prefers_an_exposed_key_to_a_node_id() -> None:
    graph = draw(
        node("prompt", "input:text"),
        node("g", "generate:wireflow_sketch", exposed={"prompt": "negative_prompt"}),
    )
    assert given(graph, prompt="x").values == {("g", "negative_prompt"): "x"}


def test_prefers_a_node_id_to_a_label() -> None:
    graph = draw(
        node("subject", "input:text"), node("b", "generate:wireflow_sketch", label="Subject")
    )
    assert given(graph, subject="x").values == {("subject", "prompt"): "x"}


def test_prefers_a_label_in_any_case_to_a_port() -> None:
    graph = draw(node("a", "input:text", label="PROMPT"), node("b", "generate:wireflow_sketch"))
    assert given(graph, prompt="x").values == {("a", "prompt"): "x"}


def test_lets_the_earlier_rule_win_where_two_keys_meet() -> None:
    graph = draw(node("g", "generate:wireflow_sketch", exposed={"idea": "prompt"}))
    assert given(graph, prompt="second", idea="first").values == {("g", "prompt"): "first"}


def test_sets_several_fields_of_a_node_from_an_object() -> None:
    graph = draw(node("g", "generate:wireflow_sketch"))
    assert given(graph, g={"prompt": "x", "seed": 3, "unheard": 1}).values == {
        ("g", "prompt"): "x",
        ("g", "seed"): 3,
    }


def test_takes_an_asset_reference_for_one_value() -> None:
    picture = {"assetId": "0192", "image": "not a field"}
    graph = draw(node("up", "upscale:real_esrgan", label="Picture"))
    assert given(graph, picture=picture).values == {("up", "image"): picture}


def test_reaches_the_text_node_that_feeds_a_port_of_the_name() -> None:
    graph = draw(
        node("yes", "input:text"),
        node("no", "input:text"),
        {"id": "r", "type": "reroute"},
        node("g", "generate:wireflow_sketch"),
        links=("yes.prompt > r.in", "r.out > g.prompt", "no.text > g.negative_prompt"),
    )
    assert given(graph, prompt="lake", negative_prompt="fog") == Assignments(
        {("yes", "prompt"): "lake", ("no", "prompt"): "fog"}, ()
    )


def test_reaches_the_only_text_node_however_it_is_linked() -> None:
    graph = draw(
        node("words", "input:text"),
        node("join", "utility:prompt_concat"),
        node("g", "generate:wireflow_sketch"),
        links=("words.text > join.texts", "join.text > g.prompt"),
    )
    assert given(graph, prompt="lake").values == {("words", "prompt"): "lake"}


def test_does_not_guess_between_two_text_nodes() -> None:
    graph = draw(
        node("a", "input:text"),
        node("b", "input:text"),
        node("join", "utility:prompt_concat"),
        links=("a.text > join.texts", "b.text > join.texts"),
    )
    assert given(graph, prompt="lake") == Assignments({}, ("prompt",))


def test_leaves_notes_and_unknown_nodes_alone() -> None:
    graph = draw(
        {"id": "n", "type": "note", "data": {"label": "Prompt"}}, node("x", "no:such_type")
    )
    assert given(graph, prompt=1, n=2, x=3) == Assignments({}, ("prompt", "n", "x"))


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("", {"order": {"lines": [{"sku": "A7"}]}}),
        ("order.lines.0.sku", "A7"),
        ("order.lines.1", None),
        ("order.lines.first", None),
        ("order.total", None),
        ("order.lines.0.sku.0", None),
    ],
)
def test_looks_up_a_dotted_path(path: str, found: object) -> None:
    assert look_up({"order": {"lines": [{"sku": "A7"}]}}, path) == found
