"""Where a workflow begins: typed values, uploaded files and the data it was triggered with."""

import json
from typing import Annotated, TypedDict

from canvas.nodes.context import NodeContext
from canvas.nodes.declaration import node
from canvas.nodes.params import HIDDEN, Param
from canvas.nodes.ports import (
    AudioReference,
    ImageReference,
    Json,
    Number,
    Text,
    VideoReference,
)

INPUT = {"category": "Input", "kind": "input", "raw": True}


class TextOutputs(TypedDict):
    """The same text under both names that links use."""

    prompt: Text
    text: Text


class TriggerOutputs(TypedDict):
    """What lay at the path, as it came and as text."""

    json: Annotated[Json, Param(label="JSON")]
    text: Text


@node("input:text", label="Text", **INPUT)
def text(*, prompt: Annotated[Text, Param(label="Text", widget="textarea")]) -> TextOutputs:
    """A text you type: a prompt, a caption, a script."""
    return {"prompt": prompt, "text": prompt}


@node("input:number", label="Number", output="number", **INPUT)
def number(*, value: Number = 0) -> Number:
    """A number for any numeric input, such as a seed."""
    return value


@node("input:image", label="Image", **INPUT)
def image(*, image: ImageReference) -> ImageReference:
    """A picture you upload."""
    return image


@node("input:audio", label="Audio", **INPUT)
def audio(*, audio: AudioReference) -> AudioReference:
    """A recording you upload."""
    return audio


@node("input:video", label="Video", **INPUT)
def video(*, video: VideoReference) -> VideoReference:
    """A video you upload."""
    return video


@node("trigger:data", label="Trigger data", aliases=("input:trigger_data",), **INPUT)
def trigger_data(
    context: NodeContext,
    *,
    path: Annotated[
        Text, Param(description="Names joined by dots, such as customer.name; empty for all of it.")
    ] = "",
    default: Annotated[Json, Param(description="Used when nothing lies there.")] = None,
    data: Annotated[Json, Param(widget=HIDDEN)] = None,
) -> TriggerOutputs:
    """Reads the data that the workflow was triggered with.

    The plan looks up `path` and puts what lies there into `data`.
    """
    found = default if data is None else data
    if found is None:
        context.warn(f"The trigger data holds nothing at {path}" if path else "No trigger data")
    return {"json": found, "text": _as_text(found)}


def _as_text(value: Json) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
