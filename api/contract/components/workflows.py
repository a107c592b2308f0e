"""Graphs, and the workflows that hold them."""

from api.contract.shapes import (
    ANY,
    BOOLEAN,
    ID,
    MOMENT,
    NUMBER,
    OBJECT,
    URL,
    Shape,
    array,
    described,
    mapping,
    nullable,
    one_of,
    record,
    ref,
    text,
    whole,
)

# Canvases keep coordinates as numbers; beyond this a node is lost to sight.
_COORDINATE = nullable({**NUMBER, "minimum": -1e9, "maximum": 1e9})
_TEXT = nullable(text())
_SETTINGS = described(nullable(OBJECT), "Literal inputs by port or setting")
_MODE = {"enum": ["active", "bypassed", "muted", "", None]}
_EXPOSED = described(nullable(mapping(text())), "Inputs callers may set: key → port")
_NODE_DATA = {
    "label": _TEXT,
    "nodeType": described(_TEXT, "As in GET /nodes"),
    "config": _SETTINGS,
    "params": described(nullable(OBJECT), "Read where config is absent"),
    "mode": _MODE,
    "exposed": _EXPOSED,
    "frozen": described(_TEXT, "A nodeRunId: its result stands for what the node would make"),
}
_EDITABLE: dict[str, Shape] = {
    "name": nullable(text(least=1, most=200)),
    "description": nullable(text(most=2_000)),
    "tags": nullable(array(text(least=1, most=60), most=20)),
    "isActive": nullable(BOOLEAN),
    "nodes": array(ref("Node")),
    "edges": array(ref("Edge")),
}

SCHEMAS: dict[str, Shape] = {
    "CopyTarget": record({}, {"teamId": nullable(ID)}),
    "MoveTarget": record({"teamId": ID}),
    "Node": described(
        record(
            {"id": described(text(), "1 to 64 of A-Z a-z 0-9 _ and -")},
            {
                "type": described(_TEXT, "React Flow's type; basedNode for nodes that run"),
                "position": nullable(record({}, {"x": _COORDINATE, "y": _COORDINATE})),
                "data": nullable(record({}, _NODE_DATA)),
                **_NODE_DATA,
            },
        ),
        "A step of the graph. What stands in data may also stand beside it. A node of the type "
        "subgraph holds nodes, edges, inputs and outputs in its data: they run as if beside it.",
    ),
    "Edge": described(
        record(
            {"source": text(), "target": text()},
            {
                "id": _TEXT,
                "sourceHandle": described(_TEXT, "out-<port>, or the bare name of the port"),
                "targetHandle": described(_TEXT, "in-<port>, or the bare name of the port"),
            },
        ),
        "A wire from an output to an input.",
    ),
    "Graph": record({"nodes": array(ref("Node")), "edges": array(ref("Edge"))}),
    "NewWorkflow": record({}, _EDITABLE),
    "WorkflowChange": record(
        {},
        {
            **_EDITABLE,
            "baseUpdatedAt": described(
                nullable(text(most=40)), "The updatedAt you saw: an older one is refused with 409"
            ),
        },
    ),
    "Workflow": record(
        {
            "id": ID,
            "name": text(),
            "description": text(),
            "tags": array(text()),
            "nodes": array(OBJECT),
            "edges": array(OBJECT),
            "isActive": BOOLEAN,
            "linkPermission": one_of("PRIVATE", "VIEW", "EDIT"),
            "webhookId": described(nullable(text()), "null while it is not published"),
            "publishedVersion": nullable(whole(1)),
            "version": described(whole(1), "Counts the saves"),
            "createdAt": MOMENT,
            "updatedAt": MOMENT,
            "url": URL,
        }
    ),
    "NodeChange": described(
        record(
            {},
            {
                "config": nullable(OBJECT),
                "params": nullable(OBJECT),
                "position": nullable(record({}, {"x": _COORDINATE, "y": _COORDINATE})),
                "label": nullable(text(most=200)),
            },
        ),
        "Merged into the node; a setting that is null is deleted.",
    ),
    "ChangedNode": record({"node": OBJECT, "updatedAt": MOMENT}),
    "Copy": record({"id": ID, "name": text(), "url": URL}),
    "Findings": record(
        {
            "ok": BOOLEAN,
            "violations": array(ref("Violation")),
            "warnings": array(ref("Violation")),
        }
    ),
    "Visibility": record({"visibility": one_of("private", "view", "edit")}),
    "Shared": record({"linkPermission": one_of("PRIVATE", "VIEW", "EDIT"), "url": URL}),
    "InputField": record(
        {
            "key": text(),
            "label": text(),
            "nodeId": text(),
            "type": text(),
            "required": BOOLEAN,
            "default": ANY,
        }
    ),
    "RunForm": record(
        {
            "workflowId": ID,
            "name": text(),
            "inputs": array(ref("InputField")),
            "outputs": array(record({"nodeId": text(), "label": text(), "type": text()})),
        }
    ),
}
