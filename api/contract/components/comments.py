"""What people write on a canvas."""

from api.contract.shapes import (
    BOOLEAN,
    ID,
    MOMENT,
    NUMBER,
    Shape,
    array,
    described,
    nullable,
    record,
    ref,
    text,
)

_COORDINATE = {**NUMBER, "minimum": -1e9, "maximum": 1e9}
_POINT = record({"x": _COORDINATE, "y": _COORDINATE})
# Blank ones say nothing.
_TEXT = text(least=1, most=2_000, pattern=r"\S")

SCHEMAS: dict[str, Shape] = {
    "Person": described(record({"id": text(), "name": text()}), "A member of the team."),
    "NewCommentThread": record(
        {"text": _TEXT, "position": _POINT},
        {
            "nodeId": nullable(text(most=64)),
            "offset": nullable(_POINT),
            "subgraph": nullable(text(most=64)),
        },
    ),
    "NewComment": record({"text": _TEXT}),
    "CommentThreadChange": record({"resolved": BOOLEAN}),
    "Comment": record(
        {
            "id": ID,
            "author": nullable(ref("Person")),
            "text": text(),
            "createdAt": MOMENT,
            "editedAt": nullable(MOMENT),
            "mayEdit": BOOLEAN,
            "mayDelete": BOOLEAN,
        }
    ),
    "CommentThread": record(
        {
            "id": ID,
            "subgraph": nullable(text()),
            "nodeId": nullable(text()),
            "position": _POINT,
            "offset": _POINT,
            "resolved": BOOLEAN,
            "resolvedAt": nullable(MOMENT),
            "resolvedBy": nullable(ref("Person")),
            "createdAt": MOMENT,
            "comments": array(ref("Comment")),
        }
    ),
}
