"""What is known about a node type, whether a function or a row of the catalogue declared it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, TypeAlias

from canvas.nodes.params import Field
from canvas.nodes.ports import JsonValue, PortType

Kind: TypeAlias = Literal["input", "utility", "model", "output"]
Queue: TypeAlias = Literal["inline", "cpu", "io", "gpu"]


@dataclass(frozen=True)
class Output:
    """One output port."""

    key: str
    type: PortType
    label: str = ""
    multiple: bool = False

    def to_json(self) -> dict[str, JsonValue]:
        """The output as GET /nodes shows it."""
        label = self.label or self.key.replace("_", " ").capitalize()
        return {
            "key": self.key,
            "type": self.type.value,
            "label": label,
            "multiple": self.multiple,
        }


@dataclass(frozen=True)
class NodeType:
    """A kind of node.

    `credits` are whole credits for one `unit`; `latency_seconds` is a measured (low, high) pair or
    None; `function` is None for models, which a backend runs along `routes`. `version` changes with
    the code or the catalogue table and goes into cache keys. A `raw` node takes and gives the
    stored JSON form: its media are handed on as asset references, never decoded.
    """

    node_type: str
    label: str
    category: str
    description: str
    inputs: tuple[Field, ...]
    outputs: tuple[Output, ...]
    kind: Kind
    version: str
    queue: Queue = "inline"
    task: str | None = None
    routes: tuple[str, ...] = ()
    maker: str = ""
    license: str = ""
    credits: int = 0
    unit: str = "run"
    latency_seconds: tuple[float, float] | None = None
    deadline_seconds: int = 60
    max_attempts: int = 3
    function: Callable[..., Any] | None = None
    context_argument: str | None = None
    cacheable: bool = True
    raw: bool = False
    aliases: tuple[str, ...] = ()

    @cached_property
    def fields(self) -> dict[str, Field]:
        """Every input the user may set, by key, in declared order."""
        return {field.key: field for field in self.inputs if not field.hidden}

    @cached_property
    def ports(self) -> dict[str, Field]:
        """The inputs that may be linked, by key, in declared order."""
        return {key: field for key, field in self.fields.items() if field.is_port}

    @cached_property
    def results(self) -> dict[str, Output]:
        """The outputs by key."""
        return {output.key: output for output in self.outputs}

    @property
    def reads_trigger_data(self) -> bool:
        """Whether the plan puts trigger data into a hidden field of the node."""
        return any(field.hidden for field in self.inputs)

    @cached_property
    def main_field(self) -> Field | None:
        """The input a bare value is meant for: the first required one, else the first."""
        fields = tuple(self.fields.values())
        return next((field for field in fields if field.required), fields[0] if fields else None)


def describe(node_type: NodeType, availability: str) -> dict[str, JsonValue]:
    """One entry of GET /nodes. `availability` is "ready", "needs_key", "needs_gpu", …"""
    latency = node_type.latency_seconds
    return {
        "nodeType": node_type.node_type,
        "label": node_type.label,
        "category": node_type.category,
        "description": node_type.description,
        "inputs": [field.to_json() for field in node_type.fields.values()],
        "outputs": [output.to_json() for output in node_type.outputs],
        "credits": node_type.credits,
        "unit": node_type.unit,
        "latencySeconds": None if latency is None else list(latency),
        "availability": availability,
        "license": node_type.license,
        "maker": node_type.maker,
        "kind": node_type.kind,
        "task": node_type.task,
    }
