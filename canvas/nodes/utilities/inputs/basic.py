"""Values that people type."""

from typing import Annotated, TypedDict

from canvas.nodes.annotations import Seed
from canvas.nodes.declaration import node
from canvas.nodes.params import PROMPT, Param
from canvas.nodes.ports import Boolean, Integer, Number, Text
from canvas.nodes.utilities.inputs import INPUT


class TextOutputs(TypedDict):
    """The same text under both names that links use."""

    prompt: Text
    text: Text


@node(
    "input:text",
    label="Text",
    common=True,
    keywords="prompt string caption script CLIPTextEncode PrimitiveString",
    aliases=("input:prompt",),
    foresee=(),
    **INPUT,
)
def text(*, prompt: Annotated[Text, Param(label="Text", widget=PROMPT)]) -> TextOutputs:
    """A text you type: a prompt, a caption, a script."""
    return {"prompt": prompt, "text": prompt}


@node(
    "input:number",
    label="Number",
    common=True,
    keywords="int float slider Primitive",
    output="number",
    foresee=(),
    **INPUT,
)
def number(*, value: Number = 0) -> Number:
    """A number for any numeric input, such as a seed."""
    return value


@node("input:toggle", label="Toggle", keywords="boolean yes no switch checkbox", **INPUT)
def toggle(*, value: Boolean = False) -> Boolean:
    """Yes or no, for a condition or a setting."""
    return value


@node("input:seed", label="Seed", keywords="random number repeat", output="number", **INPUT)
def seed(*, seed: Seed = None) -> Integer:
    """One seed for several models: drawn anew each run, or kept."""
    return seed or 0
