"""One text in several."""

from typing import Annotated

from canvas.nodes.declaration import node
from canvas.nodes.params import Param
from canvas.nodes.ports import Boolean, Text
from canvas.nodes.texts import bounded_list, unescaped
from canvas.nodes.utilities.text import TEXT


@node(
    "utility:text_split",
    label="Split text",
    common=True,
    keywords="explode separate delimiter list split out",
    output="parts",
    foresee=(),
    **TEXT,
)
def text_split(
    text: Text,
    *,
    separator: Annotated[
        Text,
        Param(description="Write \\n for a new line, \\t for a tab. Empty splits at white space."),
    ] = "\\n",
    trim: Annotated[Boolean, Param(description="Without the white space around each part.")] = True,
    skip_empty: Boolean = True,
) -> list[Text]:
    """Cut a text into a list at every separator."""
    parts = text.split(unescaped(separator) or None)
    if trim:
        parts = [part.strip() for part in parts]
    return bounded_list([part for part in parts if part or not skip_empty])


@node(
    "iterator:text_lines",
    label="Lines of text",
    common=True,
    keywords="split lines iterate each batch prompts",
    output="lines",
    category="Lists",
    foresee=(),
)
def text_lines(
    text: Text,
    *,
    skip_empty: Boolean = True,
    at_most: Annotated[int, Param(min=1, max=1_000, widget="number")] = 100,
) -> list[Text]:
    """Make a list of the lines of a text, without the white space around them."""
    lines = [line.strip() for line in text.splitlines()]
    return [line for line in lines if line or not skip_empty][:at_most]
