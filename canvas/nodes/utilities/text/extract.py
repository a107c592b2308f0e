"""What matches a pattern."""

from typing import Annotated, TypedDict

from canvas.nodes.annotations import IgnoreCase
from canvas.nodes.context import NodeError
from canvas.nodes.declaration import node
from canvas.nodes.params import Param
from canvas.nodes.patterns import matches
from canvas.nodes.ports import Boolean, Text
from canvas.nodes.utilities.text import TEXT


class Extracted(TypedDict):
    """The first match, all of them, and whether there was any."""

    text: Text
    matches: list[Text]
    found: Boolean


@node(
    "utility:text_regex_extract",
    label="Regex extract",
    common=True,
    keywords="match regular expression find pattern parse RegexExtract",
    **TEXT,
)
def text_regex_extract(
    text: Text,
    *,
    pattern: Annotated[
        Text, Param(port=True, description="Such as #(\\w+) for words behind a sign.")
    ],
    group: Annotated[
        int, Param(min=0, max=99, widget="number", description="0 is the whole match.")
    ] = 0,
    ignore_case: IgnoreCase = False,
) -> Extracted:
    """Take out of a text what matches a regular expression."""
    found = []
    for match in matches(pattern, text, ignore_case=ignore_case):
        if group > match.re.groups:
            raise NodeError(f"The pattern has no group {group}: it has {match.re.groups}.")
        found.append(match[group] or "")
    return {"text": found[0] if found else "", "matches": found, "found": bool(found)}
