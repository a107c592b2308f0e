"""JSON Schema (2020-12, as OpenAPI 3.1 uses it) in few words."""

from typing import Any

Shape = dict[str, Any]

BOOLEAN: Shape = {"type": "boolean"}
NUMBER: Shape = {"type": "number"}
ANY: Shape = {}
# Said aloud: makers of clients take an object that names no properties for an empty one.
OBJECT: Shape = {"type": "object", "additionalProperties": True}
ID: Shape = {"type": "string", "format": "uuid"}
MOMENT: Shape = {"type": "string", "format": "date-time"}
URL: Shape = {"type": "string", "format": "uri"}


def text(*, least: int = 0, most: int | None = None, **more: Any) -> Shape:
    """A string of `least` to `most` characters."""
    shape: Shape = {"type": "string", **more}
    if least:
        shape["minLength"] = least
    if most is not None:
        shape["maxLength"] = most
    return shape


def whole(least: int | None = None, most: int | None = None, **more: Any) -> Shape:
    """An integer from `least` to `most`."""
    shape: Shape = {"type": "integer", **more}
    if least is not None:
        shape["minimum"] = least
    if most is not None:
        shape["maximum"] = most
    return shape


def one_of(*values: str) -> Shape:
    """One of some words."""
    return {"type": "string", "enum": list(values)}


def array(of: Shape, *, most: int | None = None, least: int = 0) -> Shape:
    """A list."""
    shape: Shape = {"type": "array", "items": of}
    if least:
        shape["minItems"] = least
    if most is not None:
        shape["maxItems"] = most
    return shape


def record(required: dict[str, Shape], optional: dict[str, Shape] | None = None) -> Shape:
    """An object: some properties are always there, others may be; more are allowed."""
    shape: Shape = {"type": "object", "properties": {**required, **(optional or {})}}
    if required:
        shape["required"] = list(required)
    return shape


def mapping(of: Shape) -> Shape:
    """An object with keys of the caller's choice."""
    return {"type": "object", "additionalProperties": of}


def nullable(shape: Shape) -> Shape:
    """The shape, or null."""
    if isinstance(shape.get("type"), str) and "enum" not in shape:
        return {**shape, "type": [shape["type"], "null"]}
    return {"anyOf": [shape, {"type": "null"}]}


def data(shape: Shape) -> Shape:
    """The usual wrapping: `{"data": …}`."""
    return record({"data": shape})


def page(of: Shape) -> Shape:
    """A page of a list, with the cursor of the next one."""
    return record({"data": array(of), "nextCursor": nullable(text())})


def ref(name: str) -> Shape:
    """A component (see `api.contract.components`)."""
    return {"$ref": f"#/components/schemas/{name}"}


def described(shape: Shape, words: str) -> Shape:
    """The shape with a sentence for the reader."""
    return {**shape, "description": words}
