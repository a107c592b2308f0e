"""Whether a request of the catalogue is one that an endpoint takes, by its published schema.

A schema is `{"input": {name: [TypeScript type, required]}, "output": [name…]}`; what stands inside
an object or a list of objects has a dotted name.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from canvas.nodes.node_type import NodeType, Request
from canvas.nodes.params import Field
from canvas.nodes.ports import MEDIA, MediaFile, PortType
from tests.catalogue.endpoints import literals
from workers.backends.providers import files, mapping

FILE = MediaFile(b"\x89PNG", "image/png")
Shape = Callable[[dict[str, Any]], Mapping[str, Any]]


def variants(node_type: NodeType, provider: str) -> Iterator[dict[str, Any]]:
    """The defaults, and each setting at each of its values: none that the API cannot be told."""
    yield {}
    request = node_type.requests.get(provider, Request())
    for field in node_type.fields.values():
        if field.key not in {*request.only, *mapping.OURS}:
            for value in field.options or (example(field),):
                yield {field.key: value}


def check(
    node_type: NodeType,
    provider: str,
    schema: Any,
    values: Mapping[str, Any],
    shape: Shape = dict,
) -> list[str]:
    """What the endpoint would say against a request with these values and the defaults."""
    filled = {
        key: field.default if field.default is not None else example(field)
        for key, field in node_type.fields.items()
        if field.required or field.default is not None
    }
    request = node_type.requests.get(provider, Request())
    body = mapping.body(node_type, request, filled | values, files.data_uri)
    sent, takes = list(_flat(shape(body))), schema["input"]
    names = {name for name, _ in sent}
    problems = [f"{name} is unknown" for name in names if name not in takes]
    problems += [
        f"{name} is missing" for name, (_, must) in takes.items() if must > (name in names)
    ]
    problems += [
        f"{name} = {value!r} is no {takes[name][0]}"
        for name, value in sent
        if name in takes and not _is(value, takes[name][0])
    ]
    return [f"{node_type.node_type}: {problem}" for problem in problems]


def example(field: Field) -> Any:
    """A value that the field takes."""
    if field.options:
        return field.options[0]
    if field.type in MEDIA:
        return [FILE] if field.multiple else FILE
    number = field.min if field.min else 1
    plain = {PortType.TEXT: "A sunset", PortType.BOOLEAN: True, PortType.NUMBER: number}
    return plain[field.type]


def _flat(value: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _flat(inner, f"{name}.{key}" if name else key)
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for inner in value:
            yield from _flat(inner, name)
    else:
        yield name, value


def _is(value: Any, kind: str) -> bool:
    """Whether a JSON value is of a TypeScript type, as far as these schemas use them."""
    options = literals(kind)
    if options and value in options:
        return type(value) in {type(option) for option in options}
    if options and not re.search(r"\bstring\b", kind):
        return False
    if kind.startswith("Array<string>"):
        return isinstance(value, list) and all(isinstance(entry, str) for entry in value)
    wanted: dict[str, Any] = {"string": str, "number": (int, float), "boolean": bool}
    python = wanted[kind.split(" ")[0]]
    return isinstance(value, python) and (python is bool or not isinstance(value, bool))
