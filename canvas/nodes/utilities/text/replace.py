"""Words replaced by others."""

import re
from typing import Annotated

from canvas.nodes.annotations import IgnoreCase
from canvas.nodes.declaration import node
from canvas.nodes.params import Param
from canvas.nodes.patterns import expanded, matches
from canvas.nodes.ports import Boolean, Text
from canvas.nodes.texts import bounded, check_length
from canvas.nodes.utilities.text import TEXT

Regex = Annotated[
    Boolean, Param(label="Regular expression", description="Read what to find as a pattern.")
]


@node(
    "utility:text_replace",
    label="Find and replace",
    common=True,
    keywords="substitute regex string ReplaceText",
    **TEXT,
)
def text_replace(
    text: Text,
    *,
    find: Annotated[Text, Param(port=True)],
    replace: Annotated[
        Text, Param(port=True, description="After a regular expression \\1 is its first group.")
    ] = "",
    regex: Regex = False,
    ignore_case: IgnoreCase = False,
) -> Text:
    """Replace every occurrence of a text, or of a pattern, by another text."""
    if not regex and not ignore_case:
        check_length(len(text) + text.count(find) * (len(replace) - len(find)))
        return text.replace(find, replace)
    pattern = find if regex else re.escape(find)
    parts, place, length = [], 0, len(text)
    for match in matches(pattern, text, ignore_case=ignore_case):
        parts += [text[place : match.start()], expanded(match, replace) if regex else replace]
        place = match.end()
        length += len(parts[-1])
        check_length(length)
    return bounded("".join([*parts, text[place:]]))
