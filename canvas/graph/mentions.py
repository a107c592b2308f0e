"""`{{name}}` in a prompt: the text of the node of that id or label, or a value of the trigger data.

A mention is one more input of its node, called `<field> {{name}}`: a link where a node gives it, a
literal where the trigger data does. So the mentioned node runs first and its result counts in the
cache key. What is filled in is never scanned again, and only what was typed is scanned at all: a
text that came over a link or with the trigger data may hold braces and stays as it is.

A name is looked for where its author sees it: among the nodes of the same subgraph, by id and then
by label, then on each level around it, and at last anywhere by label.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from canvas.graph.document import Node
from canvas.nodes.context import NodeError
from canvas.nodes.node_type import NodeType
from canvas.nodes.params import MAX_TEXT, PROMPT
from canvas.nodes.ports import JsonValue, PortType
from canvas.nodes.texts import as_text

# Names beyond these stay as they are: a text that mentions more is no prompt.
MAX_MENTIONS = 100
MENTION = re.compile(r"\{\{[ \t]*([^{}\s](?:[^{}\n]{0,198}[^{}\s])?)[ \t]*\}\}")
_WRITABLE = (PortType.TEXT, PortType.NUMBER, PortType.BOOLEAN, PortType.JSON)


@dataclass(frozen=True)
class Mention:
    """One name in one field of a node. `source` is the output it stands for, if a node has it."""

    field: str
    name: str
    source: tuple[str, str] | None = None
    unwritable: str | None = None  # the node of that name that gives no text

    @property
    def key(self) -> str:
        """What the input is called among the values and sources of a step."""
        return f"{self.field} {{{{{self.name}}}}}"


def find(nodes: Mapping[str, Node], types: Mapping[str, NodeType]) -> dict[str, list[Mention]]:
    """The mentions of every node that has any, each name once a field. Linear in the texts."""
    known = _Known(nodes, types)
    found: dict[str, list[Mention]] = {}
    for node_id, node_type in types.items():
        mentions = [
            _resolve(field, name, types, known.called(name, nodes[node_id].levels))
            for field, name in _names(nodes[node_id], node_type)
        ]
        if mentions:
            found[node_id] = mentions
    return found


def fill(values: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    """Put the values of the mentions into their texts, in one pass; names without one stay.

    Raises NodeError when a text would grow too long.
    """
    given: dict[str, dict[str, str]] = {}
    plain: dict[str, JsonValue] = {}
    for key, value in values.items():
        field, braces, name = key.partition(" {{")
        if braces:
            given.setdefault(field, {})[name.removesuffix("}}")] = as_text(value)
        else:
            plain[key] = value
    for field, names in given.items():
        text = plain.get(field)
        if isinstance(text, str):
            plain[field] = _filled(text, names)
    return plain


def _names(node: Node, node_type: NodeType) -> Iterator[tuple[str, str]]:
    for key, field in node_type.fields.items():
        text = node.config.get(key)
        if field.widget == PROMPT and isinstance(text, str):
            names = dict.fromkeys(match[1] for match in MENTION.finditer(text))
            yield from ((key, name) for name in islice(names, MAX_MENTIONS))


class _Known:
    """Which node a name stands for, as seen from a level."""

    def __init__(self, nodes: Mapping[str, Node], types: Mapping[str, NodeType]) -> None:
        self.types = types
        self.labels: dict[tuple[tuple[str, ...] | None, str], str] = {}
        for node_id in types:
            label = nodes[node_id].label.casefold()
            for level in (nodes[node_id].levels, None):
                self.labels.setdefault((level, label), node_id)

    def called(self, name: str, levels: tuple[str, ...]) -> str | None:
        """The node's id; None is the level of all levels together."""
        label = name.casefold()
        for depth in range(len(levels), -1, -1):
            flat = "__".join((*levels[:depth], name))
            if flat in self.types:
                return flat
            if (found := self.labels.get((levels[:depth], label))) is not None:
                return found
        return self.labels.get((None, label))


def _resolve(field: str, name: str, types: Mapping[str, NodeType], node_id: str | None) -> Mention:
    if node_id is None:
        return Mention(field, name)
    outputs = types[node_id].outputs
    for port_type in _WRITABLE:
        for output in outputs:
            if output.type is port_type:
                return Mention(field, name, (node_id, output.key))
    return Mention(field, name, unwritable=node_id)


def _filled(text: str, names: Mapping[str, str]) -> str:
    length = len(text) + sum(
        len(names[match[1]]) for match in MENTION.finditer(text) if match[1] in names
    )
    if length > MAX_TEXT:
        raise NodeError(f"The text grows longer than {MAX_TEXT:,} characters.")
    return MENTION.sub(lambda match: names.get(match[1], match[0]), text)
