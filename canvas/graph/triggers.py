"""Where trigger data goes.

A key is tried, in this order, as: the key of an exposed input; a node id; a node label, in any
case; then as the name of every unlinked input port. An input node stands in for the ports it is
linked to: `prompt` also reaches a Text node that feeds a port called `prompt`, and the only input
node that has a field of that name.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from canvas.graph.wiring import Port, Wiring
from canvas.nodes.node_type import NodeType
from canvas.nodes.ports import JsonValue, is_asset_reference

TriggerData: TypeAlias = Mapping[str, JsonValue]
Place: TypeAlias = tuple[str, str | None]  # node id and field key; None is the node as a whole
Places: TypeAlias = Mapping[str, list[Place]]


@dataclass(frozen=True)
class Assignments:
    """`values` by (node id, field key); `unmatched` keys reached nothing."""

    values: Mapping[Port, JsonValue]
    unmatched: tuple[str, ...]


def assign(wiring: Wiring, trigger_data: TriggerData | None) -> Assignments:
    """Give each key of the trigger data to the fields it names, and to what mentions it.

    Linear in graph and data.
    """
    values: dict[Port, JsonValue] = {}
    left = dict(trigger_data or {})
    for places, fold in (
        (_exposed(wiring), False),
        (_node_ids(wiring), False),
        (_labels(wiring), True),
        (_port_names(wiring), False),
    ):
        for key in list(left):
            found = places.get(key.casefold() if fold else key)
            if found is None:
                continue
            value = left.pop(key)
            for node_id, field in found:
                for name, entry in _spread(wiring.types[node_id], field, value):
                    values.setdefault((node_id, name), entry)
    for node_id, mentions in wiring.mentions.items():
        for mention in mentions:
            head = mention.name.partition(".")[0]
            entry = _mentioned(trigger_data or {}, head, mention.name)
            if mention.source is None and entry is not None:
                values[node_id, mention.key] = entry
                for key in (head, mention.name):
                    left.pop(key, None)
    return Assignments(values, tuple(left))


def look_up(trigger_data: TriggerData | None, path: str) -> JsonValue:
    """What lies at a dotted path, None when nothing does; a number is a place in a list."""
    value: JsonValue = dict(trigger_data or {})
    for name in path.split(".") if path else ():
        if isinstance(value, dict):
            value = value.get(name)
        elif isinstance(value, list) and name.isdecimal() and len(name) < 7:
            place = int(name)
            value = value[place] if place < len(value) else None
        else:
            return None
    return value


def _mentioned(trigger_data: TriggerData, head: str, name: str) -> JsonValue:
    """A value by its key, else by a dotted path; the data is never copied whole."""
    found = trigger_data.get(name)
    if found is None and head in trigger_data:
        return look_up({head: trigger_data[head]}, name)
    return found


def _spread(
    node_type: NodeType, field: str | None, value: JsonValue
) -> Iterator[tuple[str, JsonValue]]:
    """A value meant for a whole node: an object sets fields by name, the rest its main field."""
    if field is not None:
        yield field, value
        return
    if isinstance(value, dict) and not is_asset_reference(value):
        named = [(name, entry) for name, entry in value.items() if name in node_type.fields]
        if named:
            yield from named
            return
    if node_type.main_field is not None:
        yield node_type.main_field.key, value


def _exposed(wiring: Wiring) -> Places:
    places: dict[str, list[Place]] = defaultdict(list)
    for node_id, node_type in wiring.types.items():
        for key, field in wiring.nodes[node_id].exposed.items():
            if field in node_type.fields:
                places[key].append((node_id, field))
    return places


def _node_ids(wiring: Wiring) -> Places:
    return {node_id: [(node_id, None)] for node_id in wiring.types}


def _labels(wiring: Wiring) -> Places:
    places: dict[str, list[Place]] = defaultdict(list)
    for node_id in wiring.types:
        label = wiring.nodes[node_id].label.casefold()
        if label:
            places[label].append((node_id, None))
    return places


def _port_names(wiring: Wiring) -> Places:
    places: dict[str, list[Place]] = defaultdict(list)
    for node_id, node_type in wiring.types.items():
        for key in node_type.ports:
            if (node_id, key) not in wiring.linked:
                places[key].append((node_id, key))
    for name, found in _input_nodes(wiring).items():
        places[name].extend(found)
    return places


def _input_nodes(wiring: Wiring) -> Places:
    """Input nodes by the ports they feed, and by their own field where only one has it."""
    inputs = {
        node_id: node_type.main_field.key
        for node_id, node_type in wiring.types.items()
        if node_type.kind == "input" and node_type.main_field and not node_type.reads_trigger_data
    }
    own: dict[str, list[Place]] = defaultdict(list)
    for node_id, field in inputs.items():
        own[field].append((node_id, field))
    places: dict[str, list[Place]] = defaultdict(list)
    places.update({name: found for name, found in own.items() if len(found) == 1})
    for edge in wiring.graph.edges:
        origin = wiring.origin(edge)
        if origin is not None and origin[0] in inputs and edge.target in wiring.types:
            places[edge.target_port].append((origin[0], inputs[origin[0]]))
    return places
