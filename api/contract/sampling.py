"""An example value of any shape: what the components bring along, and what follows from types."""

from typing import Any

from api.contract.components import SCHEMAS
from api.contract.shapes import Shape

_TEXTS = {
    "uuid": "01a214c9-866a-796b-ad8e-473e11d52369",
    "date-time": "2026-11-25T22:18:35.732247Z",
    "uri": "https://example.com/picture.png",
    "binary": "",
}


def example_of(shape: Shape) -> Any:
    """A value that the shape accepts."""
    if "$ref" in shape:
        return example_of(SCHEMAS[shape["$ref"].rpartition("/")[2]])
    if "examples" in shape:
        return shape["examples"][0]
    if "enum" in shape:
        return shape["enum"][0]
    if "anyOf" in shape:
        return example_of(shape["anyOf"][0])
    kind = shape.get("type", "object")
    return _OF_TYPE[kind if isinstance(kind, str) else kind[0]](shape)


def _object(shape: Shape) -> dict[str, Any]:
    return {name: example_of(field) for name, field in shape.get("properties", {}).items()}


def _array(shape: Shape) -> list[Any]:
    return [example_of(shape["items"])]


def _text(shape: Shape) -> str:
    return _TEXTS.get(shape.get("format", ""), "text")


def _number(shape: Shape) -> int:
    return int(shape.get("minimum", 1))


_OF_TYPE: dict[str, Any] = {
    "object": _object,
    "array": _array,
    "string": _text,
    "integer": _number,
    "number": _number,
    "boolean": lambda _: True,
    "null": lambda _: None,
}
