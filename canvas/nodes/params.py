"""The fields of a node: its input ports and its parameters, and how each is edited."""

from dataclasses import dataclass, field

from canvas.nodes.ports import MEDIA, JsonValue, PortType

HIDDEN = "hidden"
# A text in which {{name}} stands for the text of another node or for trigger data.
PROMPT = "prompt"
COLOUR = "colour"  # a text such as #7c9cff
MAX_TEXT = 20_000


@dataclass(frozen=True)
class Param:
    """What a signature cannot say about an argument; goes into `Annotated[…, Param(…)]`."""

    label: str | None = None
    description: str = ""
    min: float | None = None
    max: float | None = None
    step: float | None = None
    options: tuple[JsonValue, ...] = ()
    widget: str | None = None
    port: bool = False  # a parameter that may also be linked
    unit: str = ""
    advanced: bool = False


@dataclass(frozen=True)
class Field:
    """One input of a node type.

    `is_port` says it may be linked; a port that is not linked takes its value from the node's
    config, like a parameter. `default` is None where there is none. `options` closed list;
    `multiple` holds a list, one entry a link. `unit` is shown behind the number. `advanced`
    fields are folded away where a node type has many.
    """

    key: str
    type: PortType
    label: str = ""
    is_port: bool = False
    required: bool = False
    default: JsonValue = None
    min: float | None = None
    max: float | None = None
    step: float | None = None
    options: tuple[JsonValue, ...] = field(default=())
    widget: str = ""
    description: str = ""
    multiple: bool = False
    integer: bool = False
    unit: str = ""
    advanced: bool = False

    def __post_init__(self) -> None:
        """Fill in the label and the widget that follow from the rest."""
        if not self.label:
            object.__setattr__(self, "label", self.key.replace("_", " ").capitalize())
        if not self.widget:
            object.__setattr__(self, "widget", _widget(self))

    @property
    def hidden(self) -> bool:
        """Set by the plan, never by the user."""
        return self.widget == HIDDEN

    @property
    def iterates(self) -> bool:
        """Whether a list that comes here makes the node run once for each item of it."""
        return not self.multiple and self.type not in (PortType.JSON, PortType.ANY)

    def to_json(self) -> dict[str, JsonValue]:
        """The field as GET /nodes shows it."""
        return {
            "key": self.key,
            "type": self.type.value,
            "label": self.label,
            "isPort": self.is_port,
            "required": self.required,
            "default": self.default,
            "min": self.min,
            "max": self.max,
            "step": self.step,
            "options": list(self.options) or None,
            "widget": self.widget,
            "description": self.description,
            "multiple": self.multiple,
            "integer": self.integer,
            "unit": self.unit,
            "advanced": self.advanced,
        }


def _widget(field: Field) -> str:
    if field.multiple and field.type is not PortType.ANY:
        return "list"
    if field.options:
        return "select"
    if field.type in MEDIA:
        return field.type.value.lower()
    if field.type is PortType.NUMBER:
        bounded = field.min is not None and field.max is not None
        return "slider" if bounded else "number"
    return _PLAIN_WIDGETS[field.type]


_PLAIN_WIDGETS = {
    PortType.TEXT: "text",
    PortType.BOOLEAN: "toggle",
    PortType.JSON: "json",
    PortType.ANY: "none",
}
