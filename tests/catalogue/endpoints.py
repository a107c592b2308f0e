"""fal's published schemas: `{endpoint: {"input": [field…], "output": [field…]}}`."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"|(-?\d+(?:\.\d+)?)')
# Endpoints that the gathered schemas lack; from the types of @fal-ai/client 1.10.1.
_IMAGEN = {
    "input": [
        {"name": "prompt", "required": True, "type": "string", "default": None},
        {
            "name": "aspect_ratio",
            "required": False,
            "type": '"1:1" | "16:9" | "9:16" | "4:3" | "3:4"',
            "default": '"1:1"',
        },
        {"name": "num_images", "required": False, "type": "number", "default": "1"},
        {
            "name": "output_format",
            "required": False,
            "type": '"jpeg" | "png" | "webp"',
            "default": '"png"',
        },
        {"name": "resolution", "required": False, "type": '"1K" | "2K"', "default": '"1K"'},
        {"name": "seed", "required": False, "type": "number", "default": None},
    ],
    "output": [{"name": "images", "required": True, "type": "Array<ImageFile>", "default": None}],
}
_MORE = {
    "fal-ai/imagen4/preview": _IMAGEN,
    "fal-ai/imagen4/preview/ultra": _IMAGEN,
}


@dataclass(frozen=True)
class Input:
    """One field of a request. `options` are its literals, in order, where it has any."""

    name: str
    kind: str  # "string", "number", "boolean", "file", "files", or "" for what is not shown
    required: bool
    default: Any
    options: tuple[str | int | float, ...] = ()


@dataclass(frozen=True)
class Endpoint:
    """What one endpoint takes and gives."""

    name: str
    inputs: dict[str, Input]
    outputs: tuple[str, ...]


def read(folder: Path) -> dict[str, Endpoint]:
    """Every endpoint whose schema is known."""
    return {name: _endpoint(name, schema) for name, schema in schemas(folder).items()}


def schemas(folder: Path) -> dict[str, Any]:
    """The schemas as they were gathered, and those added here."""
    gathered: dict[str, Any] = json.loads((folder / "fal_endpoints.json").read_text())
    return gathered | _MORE


def _endpoint(name: str, schema: Any) -> Endpoint:
    inputs = {field["name"]: _input(field) for field in schema["input"]}
    return Endpoint(name, inputs, tuple(field["name"] for field in schema["output"]))


def _input(field: dict[str, Any]) -> Input:
    options = literals(field["type"])
    kind = _kind(field["name"], field["type"], options)
    default = _default(field["default"], kind, options)
    return Input(field["name"], kind, field["required"], default, options)


def literals(text: str) -> tuple[str | int | float, ...]:
    """The values of a union of literals: `"16:9" | "9:16"`, `5 | 10`."""
    if "<" in text and not text.startswith("|"):
        return ()
    found = [
        number_of(number) if number else json.loads(f'"{word}"')
        for word, number in _LITERAL.findall(text)
    ]
    return tuple(dict.fromkeys(value for value in found if value != ""))


def number_of(text: str) -> int | float:
    number = float(text)
    return int(number) if number.is_integer() else number


def _kind(name: str, text: str, options: tuple[Any, ...]) -> str:
    if options:
        return "number" if all(not isinstance(option, str) for option in options) else "string"
    if text.startswith("string | Blob") or (text == "string" and name.endswith("_image")):
        return "file"
    if text == "Array<string>" and name.endswith("_urls"):
        return "files"
    return text if text in {"string", "number", "boolean"} else ""


def _default(text: str | None, kind: str, options: tuple[Any, ...]) -> Any:
    """The default in the field's own kind; the documentation quotes some numbers."""
    if text is None or kind in {"file", "files", ""}:
        return None
    bare = text.strip('"')
    if kind == "boolean":
        return bare == "true"
    if kind == "number":
        value: Any = number_of(bare) if re.fullmatch(r"-?\d+(\.\d+)?", bare) else None
    else:
        value = json.loads(f'"{bare}"', strict=False)
    return value if not options or value in options else None
