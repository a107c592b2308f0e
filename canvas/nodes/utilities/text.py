"""Joining and filling in texts."""

import json
import re
from typing import Annotated

from canvas.nodes.context import NodeContext, NodeError
from canvas.nodes.declaration import node
from canvas.nodes.params import MAX_TEXT, Param
from canvas.nodes.ports import Json, Text

TEXT = "Text"
PLACEHOLDER = re.compile(r"\{\{\s*([A-Za-z_][A-Za-z0-9_]{0,63})\s*\}\}")


@node("utility:prompt_concat", label="Concatenate prompts", category=TEXT)
def prompt_concat(
    texts: list[Text],
    *,
    separator: Annotated[Text, Param(description="Put between the texts.")] = " ",
) -> Text:
    """Join several prompts into one."""
    return _bounded(separator.join(text for text in texts if text))


@node("utility:prompt_template", label="Prompt template", category=TEXT)
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
        known |= {name: _as_text(value) for name, value in values.items()}
    unknown = sorted({name for name in PLACEHOLDER.findall(template) if name not in known})
    if unknown:
        context.warn(f"No value for {', '.join(unknown)}: left as it stands")
    filled = PLACEHOLDER.sub(lambda match: known.get(match[1], match[0]), template)
    return _bounded(filled)


def _as_text(value: Json) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _bounded(text: str) -> str:
    if len(text) > MAX_TEXT:
        raise NodeError(f"The text has {len(text):,} characters. At most {MAX_TEXT:,} are allowed.")
    return text
