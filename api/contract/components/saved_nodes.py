"""Subgraphs that a team keeps."""

from api.contract.shapes import (
    ID,
    MOMENT,
    OBJECT,
    Shape,
    array,
    described,
    nullable,
    record,
    ref,
    text,
)

_NAME = text(least=1, most=200)
_DESCRIPTION = nullable(text(most=2_000))

SCHEMAS: dict[str, Shape] = {
    "SubgraphPort": described(
        record(
            {
                "key": text(least=1, most=64),
                "nodeId": described(text(), "The inner node"),
                "port": described(text(), "The inner node's port"),
            },
            {"label": nullable(text(most=200))},
        ),
        "A port of the subgraph, and the inner one it stands for.",
    ),
    "Subgraph": described(
        record(
            {"nodes": array(ref("Node")), "edges": array(ref("Edge"))},
            {
                "label": nullable(text(most=200)),
                "inputs": array(ref("SubgraphPort"), most=100),
                "outputs": array(ref("SubgraphPort"), most=100),
            },
        ),
        "The data of a subgraph node.",
    ),
    "WorkflowAsSubgraph": record(
        {
            "workflowId": ID,
            "label": text(),
            "nodes": array(OBJECT),
            "edges": array(OBJECT),
            "inputs": array(ref("SubgraphPort")),
            "outputs": array(ref("SubgraphPort")),
        }
    ),
    "NewSavedNode": record(
        {"name": _NAME, "document": ref("Subgraph")}, {"description": _DESCRIPTION}
    ),
    "SavedNodeChange": record(
        {}, {"name": _NAME, "document": ref("Subgraph"), "description": _DESCRIPTION}
    ),
    "SavedNode": record(
        {
            "id": ID,
            "name": text(),
            "description": text(),
            "document": OBJECT,
            "createdAt": MOMENT,
            "updatedAt": MOMENT,
        }
    ),
}
