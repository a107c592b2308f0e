import pytest

from canvas.graph.document import Edge, MalformedGraphError, Node, parse


def test_reads_a_node_and_an_edge_of_the_documented_shape() -> None:
    graph = parse(
        [
            {
                "id": "n1",
                "type": "basedNode",
                "position": {"x": 100, "y": 200.5},
                "data": {"label": "Prompt", "nodeType": "input:text", "config": {"prompt": "Hi"}},
            }
        ],
        [
            {
                "id": "e1",
                "source": "n1",
                "sourceHandle": "out-prompt",
                "target": "n2",
                "targetHandle": "in-prompt",
            }
        ],
    )
    assert graph.nodes == (
        Node("n1", "input:text", "Prompt", {"prompt": "Hi"}, position=(100.0, 200.5)),
    )
    assert graph.edges == (Edge("e1", "n1", "prompt", "n2", "prompt"),)


def test_reads_the_node_type_at_the_top_level() -> None:
    (node,) = parse([{"id": "a", "nodeType": "input:text", "data": {}}], []).nodes
    assert node.node_type == "input:text"


def test_prefers_the_node_type_in_data() -> None:
    written = {"id": "a", "nodeType": "input:text", "data": {"nodeType": "input:number"}}
    assert parse([written], []).nodes[0].node_type == "input:number"


def test_reads_a_react_flow_type_that_is_a_node_type() -> None:
    (node,) = parse([{"id": "a", "type": "input:text"}], []).nodes
    assert node.node_type == "input:text"


@pytest.mark.parametrize("data", [{"params": {"seed": 7}}, {"config": None, "params": {"seed": 7}}])
def test_reads_params_where_config_is_absent(data: dict[str, object]) -> None:
    assert parse([{"id": "a", "data": data}], []).nodes[0].config == {"seed": 7}


def test_prefers_config_to_params() -> None:
    data = {"config": {"seed": 1}, "params": {"seed": 7}}
    assert parse([{"id": "a", "data": data}], []).nodes[0].config == {"seed": 1}


def test_accepts_bare_port_names() -> None:
    edge = {"source": "a", "sourceHandle": "image", "target": "b", "targetHandle": "image"}
    assert parse([], [edge]).edges == (Edge("edge-0", "a", "image", "b", "image"),)


def test_reads_absent_handles_as_no_port() -> None:
    (edge,) = parse([], [{"id": "e", "source": "a", "target": "b", "sourceHandle": None}]).edges
    assert (edge.source_port, edge.target_port) == ("", "")


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ({"type": "note"}, "note"),
        ({"type": "stickyNote"}, "note"),
        ({"data": {"nodeType": "annotation:note"}}, "note"),
        ({"type": "group"}, "group"),
        ({"type": "custom_group"}, "group"),
        ({"data": {"nodeType": "annotation:group"}}, "group"),
        ({"type": "reroute"}, "reroute"),
        ({"data": {"nodeType": "utility:reroute"}}, "reroute"),
        ({"type": "basedNode", "data": {"nodeType": "input:text"}}, "node"),
    ],
)
def test_tells_nodes_from_notes_groups_and_reroutes(written: dict[str, object], kind: str) -> None:
    assert parse([{"id": "a", **written}], []).nodes[0].kind == kind


def test_reads_mode_and_exposed_inputs() -> None:
    data = {"mode": "bypassed", "exposed": {"subject": "prompt"}}
    (node,) = parse([{"id": "a", "data": data}], []).nodes
    assert (node.mode, node.exposed) == ("bypassed", {"subject": "prompt"})


@pytest.mark.parametrize(
    ("nodes", "edges", "message"),
    [
        (None, [], "nodes must be a list"),
        ([], {}, "edges must be a list"),
        ([7], [], "nodes[0] must be an object"),
        ([{}], [], "nodes[0].id must be a string"),
        ([{"id": 7}], [], "nodes[0].id must be a string"),
        ([{"id": "a", "data": []}], [], "nodes[0].data must be an object"),
        ([{"id": "a", "data": {"config": "x"}}], [], "nodes[0].data.config must be an object"),
        ([{"id": "a", "data": {"label": 1}}], [], "nodes[0].data.label must be a string"),
        ([{"id": "a", "data": {"nodeType": 1}}], [], "nodes[0].data.nodeType must be a string"),
        (
            [{"id": "a", "data": {"mode": "off"}}],
            [],
            "nodes[0].data.mode must be one of: active, bypassed, muted",
        ),
        (
            [{"id": "a", "position": {"x": "1"}}],
            [],
            "nodes[0].position must hold two numbers, x and y",
        ),
        ([{"id": "a", "position": {"x": 10**400}}], [], "nodes[0].position is too far away"),
        ([{"id": "a", "position": {"x": float("nan")}}], [], "nodes[0].position is too far away"),
        (
            [{"id": "a", "data": {"exposed": {"k": 1}}}],
            [],
            "nodes[0].data.exposed.k must be a string",
        ),
        ([], [{"target": "b"}], "edges[0].source must be a string"),
        ([], [{"source": "a", "target": 1}], "edges[0].target must be a string"),
        (
            [],
            [{"source": "a", "target": "b", "sourceHandle": 1}],
            "edges[0].sourceHandle must be a string",
        ),
    ],
)
def test_says_where_the_shape_is_wrong(nodes: object, edges: object, message: str) -> None:
    with pytest.raises(MalformedGraphError) as raised:
        parse(nodes, edges)
    assert raised.value.message == message
