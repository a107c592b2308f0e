"""Several texts in one."""

from typing import Annotated

from canvas.nodes.declaration import node
from canvas.nodes.params import MAX_TEXT, Param
from canvas.nodes.ports import Any_, Boolean, Text
from canvas.nodes.texts import as_text, bounded, unescaped
from canvas.nodes.utilities.text import TEXT


@node(
    "utility:prompt_concat",
    label="Concatenate prompts",
    common=True,
    keywords="join merge combine append StringConcatenate",
    **TEXT,
)
def prompt_concat(
    texts: list[Text],
    *,
    separator: Annotated[Text, Param(description="Put between the texts.")] = " ",
) -> Text:
    """Join several prompts into one."""
    return bounded(separator.join(text for text in texts if text), at_most=MAX_TEXT)


@node(
    "utility:text_join",
    label="Join list",
    common=True,
    keywords="concatenate implode merge list",
    **TEXT,
)
def text_join(
    items: list[Any_],
    *,
    separator: Annotated[
        Text, Param(description="Write \\n for a new line, \\t for a tab.")
    ] = "\\n",
    skip_empty: Boolean = True,
) -> Text:
    """Make one text of a list. What is no text is written as JSON."""
    texts = [as_text(item) for item in items]
    kept = [text for text in texts if text.strip()] if skip_empty else texts
    return bounded(unescaped(separator).join(kept))
