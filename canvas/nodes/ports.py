"""What travels along a wire.

In rows and in the API media are asset references (`{"assetId": …}`). A node function sees the
in-memory form named beside each alias below; the runner converts between the two.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, TypeAlias

import PIL.Image

# How deep in JSON media are still found.
MAX_DEPTH = 8

JsonValue: TypeAlias = bool | int | float | str | list[Any] | dict[str, Any] | None


class PortType(StrEnum):
    """The kinds of value a port can carry."""

    TEXT = "TEXT"
    NUMBER = "NUMBER"
    BOOLEAN = "BOOLEAN"
    IMAGE = "IMAGE"
    MASK = "MASK"
    VIDEO = "VIDEO"
    AUDIO = "AUDIO"
    MODEL3D = "MODEL3D"
    JSON = "JSON"
    ANY = "ANY"


MEDIA = frozenset({PortType.IMAGE, PortType.MASK, PortType.VIDEO, PortType.AUDIO, PortType.MODEL3D})

NOUNS = {
    PortType.TEXT: "text",
    PortType.NUMBER: "a number",
    PortType.BOOLEAN: "yes or no",
    PortType.IMAGE: "an image",
    PortType.MASK: "a mask",
    PortType.VIDEO: "a video",
    PortType.AUDIO: "audio",
    PortType.MODEL3D: "a 3D model",
    PortType.JSON: "JSON",
    PortType.ANY: "anything",
}


@dataclass(frozen=True)
class MediaFile:
    """Audio, video or a 3D model in memory: the encoded file."""

    data: bytes
    content_type: str


Text: TypeAlias = Annotated[str, PortType.TEXT]
Number: TypeAlias = Annotated[float, PortType.NUMBER]
Integer: TypeAlias = Annotated[int, PortType.NUMBER]
Boolean: TypeAlias = Annotated[bool, PortType.BOOLEAN]
Image: TypeAlias = Annotated[PIL.Image.Image, PortType.IMAGE]
Mask: TypeAlias = Annotated[PIL.Image.Image, PortType.MASK]  # mode "L", white is selected
Video: TypeAlias = Annotated[MediaFile, PortType.VIDEO]
Audio: TypeAlias = Annotated[MediaFile, PortType.AUDIO]
Model3D: TypeAlias = Annotated[MediaFile, PortType.MODEL3D]
Json: TypeAlias = Annotated[JsonValue, PortType.JSON]
Any_: TypeAlias = Annotated[Any, PortType.ANY]
# A picture that a node has encoded itself: a GIF that moves, a JPEG of a chosen quality.
EncodedImage: TypeAlias = Annotated[MediaFile, PortType.IMAGE]

# The stored form, for nodes declared with raw=True: the reference is handed on undecoded.
ImageReference: TypeAlias = Annotated[dict[str, Any], PortType.IMAGE]
VideoReference: TypeAlias = Annotated[dict[str, Any], PortType.VIDEO]
MaskReference: TypeAlias = Annotated[dict[str, Any], PortType.MASK]
Model3DReference: TypeAlias = Annotated[dict[str, Any], PortType.MODEL3D]
AudioReference: TypeAlias = Annotated[dict[str, Any], PortType.AUDIO]

_WIDENING = frozenset(
    {
        (PortType.MASK, PortType.IMAGE),
        (PortType.TEXT, PortType.JSON),
        (PortType.NUMBER, PortType.JSON),
        (PortType.BOOLEAN, PortType.JSON),
    }
)


def fits(source: PortType, target: PortType) -> bool:
    """Whether an output of type `source` may be linked to an input of type `target`.

    ANY fits both ways. A single value fits a list input, and a list an input for one: the node runs
    once for each item then.
    """
    return source is target or PortType.ANY in (source, target) or (source, target) in _WIDENING


def leaves_replaced(value: Any, change: Callable[[Any], Any], depth: int = MAX_DEPTH) -> Any:
    """A JSON value whose single values, asset references among them, went through `change`.

    Goes into lists and objects, and no deeper than MAX_DEPTH of them.
    """
    if depth and isinstance(value, list):
        return [leaves_replaced(item, change, depth - 1) for item in value]
    if depth and isinstance(value, dict) and not is_asset_reference(value):
        return {key: leaves_replaced(item, change, depth - 1) for key, item in value.items()}
    return change(value)


def asset_ids(value: Any, depth: int = MAX_DEPTH) -> list[str]:
    """The stored files that a JSON value refers to, alone, in lists and in objects."""
    found: list[str] = []

    def note(leaf: Any) -> None:
        if is_asset_reference(leaf):
            found.append(leaf["assetId"])

    leaves_replaced(value, note, depth)
    return found


def is_asset_reference(value: object) -> bool:
    """Whether a JSON value names a stored file."""
    return isinstance(value, dict) and isinstance(value.get("assetId"), str)
