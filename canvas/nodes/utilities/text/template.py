"""Texts with gaps to fill."""

import re
from typing import Annotated

from canvas.nodes.context import NodeContext
from canvas.nodes.declaration import node
from canvas.nodes.params import MAX_TEXT, Param
from canvas.nodes.ports import Json, Text
from canvas.nodes.texts import as_text, bounded
from canvas.nodes.utilities.text import TEXT

PLACEHOLDER = re.compile(r"\{\{\s*([A-Za-z_][A-Za-z0-9_]{0,63})\s*\}\}")


@node(
    "utility:prompt_template",
    label="Prompt template",
    common=True,
    keywords="fill placeholder variables mail merge format set",
    **TEXT,
)
def prompt_template(
    context: NodeContext,
    values: Json = None,
    a: Text = "",
    b: Text = "",
    c: Text = "",
    d: Text = "",
    *,
    template: Annotated[
        Text,
        Param(
            widget="textarea",
            description="Text with {{a}}, {{b}}, {{c}}, {{d}} or any name in the linked values.",
        ),
    ],
) -> Text:
    """Fill the names in double braces with values. Values are put in as they are."""
    known = {"a": a, "b": b, "c": c, "d": d}
    if isinstance(values, dict):
        known |= {name: as_text(value) for name, value in values.items()}
    unknown = sorted({name for name in PLACEHOLDER.findall(template) if name not in known})
    if unknown:
        context.warn(f"No value for {', '.join(unknown)}: left as it stands")
    filled = PLACEHOLDER.sub(lambda match: known.get(match[1], match[0]), template)
    return bounded(filled, at_most=MAX_TEXT)
