"""Node types and media."""

from api.contract.shapes import (
    ANY,
    BOOLEAN,
    NUMBER,
    Shape,
    array,
    described,
    nullable,
    one_of,
    record,
    ref,
    text,
    whole,
)

SCHEMAS: dict[str, Shape] = {
    "NodeType": record(
        {
            "nodeType": text(),
            "label": text(),
            "category": text(),
            "description": text(),
            "inputs": array(ref("NodeInput")),
            "outputs": array(ref("NodeOutput")),
            "credits": whole(0),
            "unit": described(text(), "What the credits pay for"),
            "creditsEstimated": described(BOOLEAN, "No list price is known: a usual one stands in"),
            "creditsPerRun": described(whole(0), "What a run with the default settings costs"),
            "latencySeconds": described(
                nullable(array({**NUMBER, "minimum": 0})), "Measured, low and high"
            ),
            "availability": one_of("ready", "needs_key", "needs_gpu", "needs_weights", "disabled"),
            "license": text(),
            "memoryGib": described(
                nullable(whole(1)), "Of an open model: what a GPU must have to hold it whole"
            ),
        },
        {"keywords": described(text(), "Words that a search finds it by, besides its name")},
    ),
    "NodeInput": record(
        {"key": text(), "type": text(), "isPort": BOOLEAN, "required": BOOLEAN},
        {
            "default": ANY,
            "min": ANY,
            "max": ANY,
            "options": ANY,
            "widget": described(nullable(text()), "How it is edited"),
            "unit": described(text(), "Stands behind the number, such as px"),
            "advanced": described(BOOLEAN, "Rarely changed: folded away where there are many"),
        },
    ),
    "NodeOutput": record({"key": text(), "type": text()}),
}
