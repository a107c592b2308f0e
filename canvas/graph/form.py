"""What a caller may set of a workflow, and what comes out: the form of a run."""

from collections.abc import Iterator
from dataclasses import dataclass

from canvas.graph.document import Graph
from canvas.graph.triggers import Assignments, assign
from canvas.graph.wiring import Wiring
from canvas.nodes.params import Field
from canvas.nodes.ports import JsonValue
from canvas.nodes.registry import Registry


@dataclass(frozen=True)
class FormField:
    """One input. `key` is what `triggerData` calls it."""

    key: str
    label: str
    node_id: str
    field: Field
    default: JsonValue

    def to_json(self) -> dict[str, JsonValue]:
        """The input as GET …/run shows it."""
        required = self.field.required and self.default in (None, "", [])
        return {
            **self.field.to_json(),
            "key": self.key,
            "label": self.label,
            "nodeId": self.node_id,
            "default": self.default,
            "required": required,
        }


@dataclass(frozen=True)
class FormOutput:
    """One result: an output that nothing takes up."""

    node_id: str
    label: str
    type: str
    port: str

    def to_json(self) -> dict[str, JsonValue]:
        """The output as GET …/run shows it."""
        return {"nodeId": self.node_id, "label": self.label, "type": self.type}


def inputs_of(graph: Graph, registry: Registry) -> list[FormField]:
    """Exposed inputs; else the input nodes and every required input that nothing feeds."""
    wiring = Wiring(graph, registry)
    return list(_exposed(wiring)) or [*_input_nodes(wiring), *_open_ports(wiring)]


def outputs_of(graph: Graph, registry: Registry) -> list[FormOutput]:
    """The nodes whose results go nowhere else."""
    wiring = Wiring(graph, registry)
    sources = set().union(*(wiring.waits_for(node_id) for node_id in wiring.nodes))
    return [
        FormOutput(
            node_id, wiring.nodes[node_id].label or kind.label, output.type.value, output.key
        )
        for node_id, kind in wiring.types.items()
        if node_id not in sources
        for output in kind.outputs[:1]
    ]


def unknown_inputs(graph: Graph, registry: Registry, inputs: dict[str, JsonValue]) -> list[str]:
    """The keys that reach nothing."""
    given: Assignments = assign(Wiring(graph, registry), inputs)
    return list(given.unmatched)


def _exposed(wiring: Wiring) -> Iterator[FormField]:
    for node_id, kind in wiring.types.items():
        for key, name in wiring.nodes[node_id].exposed.items():
            if (field := kind.fields.get(name)) is not None:
                yield _field(wiring, key, node_id, field)


def _input_nodes(wiring: Wiring) -> Iterator[FormField]:
    for node_id, kind in wiring.types.items():
        main = kind.main_field if kind.kind == "input" and not kind.reads_trigger_data else None
        if main and (node_id, main.key) not in wiring.linked:
            yield _field(wiring, node_id, node_id, main)


def _open_ports(wiring: Wiring) -> Iterator[FormField]:
    for node_id, kind in wiring.types.items():
        for name, field in kind.ports.items():
            is_open = kind.kind != "input" and (node_id, name) not in wiring.linked
            if is_open and field.required:
                yield _field(wiring, name, node_id, field)


def _field(wiring: Wiring, key: str, node_id: str, field: Field) -> FormField:
    node, kind = wiring.nodes[node_id], wiring.types[node_id]
    label = (node.label or kind.label) if kind.kind == "input" else field.label
    value = node.config.get(field.key)
    return FormField(key, label, node_id, field, field.default if value is None else value)
