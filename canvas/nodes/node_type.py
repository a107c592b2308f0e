"""What is known about a node type, whether a function or a row of the catalogue declared it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, TypeAlias

from canvas.nodes.params import Field
from canvas.nodes.ports import JsonValue, PortType
from canvas.nodes.weights import Weights

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
class Request:
    """How one provider's API says what a node says.

    `fields` are its names for our inputs where they differ: `image_urls[]` makes a list of one, an
    empty name leaves the input out, and dots lead into objects: `voice_settings.speed`. `constants`
    are sent along. `only` are inputs that it cannot be told, with the one value that it stands for:
    for another one the node's next route is taken. `outputs` are the places of our outputs in its
    answer, where they are not called the same.
    """

    fields: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, JsonValue] = field(default_factory=dict)
    only: Mapping[str, JsonValue] = field(default_factory=dict)
    outputs: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class NodeType:
    """A kind of node.

    `credits` are whole credits for one `unit`, `estimated` where no list price is known;
    `latency_seconds` is a measured (low, high) pair or
    None; `function` is None for models, which a backend runs along `routes`; `requests` says how,
    by the provider's name. `version` changes with
    the code or the catalogue table and goes into cache keys. A `raw` node takes and gives the
    stored JSON form: its media are handed on as asset references, never decoded. `keywords` are
    found by a search and not shown; what is `common` comes first in its category. `weights` are
    those of an open model, which runs on our own device.

    A node type that `branches` may leave outputs out: what is linked to these alone does not run.
    One that `tolerates_failures` runs once everything before it has ended, however it ended; what
    did not come reaches it as an input that is not set. One with `foresee` is so cheap and sure
    that a plan may ask its function for its outputs; the content of the inputs named there need
    not be known for that, only how many there are. One that `asks` waits for a person's answer,
    which comes in its hidden field.
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
    requests: Mapping[str, Request] = field(default_factory=dict)
    maker: str = ""
    license: str = ""
    credits: int = 0
    unit: str = "run"
    estimated: bool = False
    latency_seconds: tuple[float, float] | None = None
    deadline_seconds: int = 60
    max_attempts: int = 3
    function: Callable[..., Any] | None = None
    context_argument: str | None = None
    cacheable: bool = True
    raw: bool = False
    aliases: tuple[str, ...] = ()
    keywords: str = ""
    common: bool = False
    branches: bool = False
    tolerates_failures: bool = False
    foresee: tuple[str, ...] | None = None
    asks: Literal["approve", "choose"] | None = None
    weights: Weights | None = None

    @cached_property
    def fields(self) -> dict[str, Field]:
        """Every input the user may set, by key, in declared order."""
        return {field.key: field for field in self.inputs if not field.hidden}

    @cached_property
    def ports(self) -> dict[str, Field]:
        """The inputs that may be linked, by key, in declared order."""
        return {key: field for key, field in self.fields.items() if field.is_port}

    @cached_property
    def takes(self) -> dict[str, Field]:
        """The inputs that may be fed, by key: the ports, and what an input node stands for.

        The latter no card shows as a port: a workflow inside another one has its inputs fed so.
        """
        main = self.main_field if self.kind == "input" and not self.reads_trigger_data else None
        return {**({main.key: main} if main else {}), **self.ports}

    @cached_property
    def results(self) -> dict[str, Output]:
        """The outputs by key."""
        return {output.key: output for output in self.outputs}

    @property
    def reads_trigger_data(self) -> bool:
        """Whether the plan puts trigger data into a hidden field of the node."""
        return self.asks is None and any(field.hidden for field in self.inputs)

    @cached_property
    def main_field(self) -> Field | None:
        """The input a bare value is meant for: the first required one, else the first."""
        fields = tuple(self.fields.values())
        return next((field for field in fields if field.required), fields[0] if fields else None)
