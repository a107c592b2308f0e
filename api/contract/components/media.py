"""Stored files, and the results among them."""

from api.contract.shapes import (
    ANY,
    BOOLEAN,
    ID,
    MOMENT,
    NUMBER,
    URL,
    Shape,
    described,
    nullable,
    record,
    ref,
    text,
    whole,
)

_ASSET: dict[str, Shape] = {
    "id": ID,
    "url": described(URL, "Signed; good for a day or two"),
    "contentType": text(),
    "bytes": whole(0),
    "width": nullable(whole(0)),
    "height": nullable(whole(0)),
    "duration": nullable({**NUMBER, "description": "Seconds"}),
}
_RESULT: dict[str, Shape] = {
    **_ASSET,
    "starred": BOOLEAN,
    "createdAt": MOMENT,
    "prompt": described(nullable(text()), "The text it was made from"),
    "origin": {"anyOf": [ref("Origin"), {"type": "null"}]},
}

SCHEMAS: dict[str, Shape] = {
    "Asset": record(_ASSET),
    "StarredAsset": record({**_ASSET, "starred": BOOLEAN}),
    "MediaByUrl": record({"url": text(least=1, most=2_000)}),
    "MediaChange": record({}, {"starred": BOOLEAN}),
    "Result": record(_RESULT),
    "Origin": described(
        record(
            {
                "executionId": ID,
                "workflowId": nullable(ID),
                "workflowName": nullable(text()),
                "nodeId": text(),
                "nodeLabel": text(),
                "nodeType": text(),
                "model": text(),
                "seed": ANY,
            }
        ),
        "The node run that made it; the workflow is null once it is deleted",
    ),
}
