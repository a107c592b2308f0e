"""Large and small letters."""

import re
from typing import Literal

from canvas.nodes.declaration import node
from canvas.nodes.ports import Text
from canvas.nodes.texts import bounded
from canvas.nodes.utilities.text import TEXT

# Where one word ends and the next begins without a sign between: "imageInfo", "HTTPRequest", "2nd".
_BORDER = re.compile(
    r"(?<=[^\W\d_A-Z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][^\W\d_A-Z])"
    r"|(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)"
)
_WORD = re.compile(r"[^\W_]+")


@node(
    "utility:text_case",
    label="Change case",
    keywords="upper lower title capitalize slug snake kebab camel CaseConverter",
    **TEXT,
)
def text_case(
    text: Text,
    *,
    case: Literal[
        "UPPER", "lower", "Title", "Sentence", "camelCase", "snake_case", "kebab-case"
    ] = "lower",
) -> Text:
    """Write a text in capitals, in small letters, or as a name for a program."""
    match case:
        case "UPPER":
            return bounded(text.upper())
        case "lower":
            return text.lower()
        case "Title":
            # Not `title()`: that writes "don't" as "Don'T".
            return re.sub(r"\S+", lambda word: word[0][:1].upper() + word[0][1:].lower(), text)
        case "Sentence":
            small = text.lower()
            return re.sub(r"(^|[.!?…]\s+)(\w)", lambda at: at[1] + at[2].upper(), small)
    words = [word.lower() for word in _WORD.findall(_BORDER.sub(" ", text))]
    if case == "camelCase":
        return "".join([*words[:1], *(word.capitalize() for word in words[1:])])
    return ("_" if case == "snake_case" else "-").join(words)
