"""The least that a node type can be run with."""

from functools import cache
from typing import Any

import PIL.Image

from canvas.nodes.node_type import NodeType
from canvas.nodes.params import COLOUR, Field
from canvas.nodes.ports import PortType
from tests.canvas.nodes.utilities.recordings import film, sound

# What these need is more than any value of the type.
_NEEDED: dict[str, dict[str, Any]] = {
    "utility:image_resize": {"width": 4},
    "utility:image_watermark": {"text": "©"},
    "utility:video_scale": {"width": 16},
    "utility:json_parse": {"text": "{}"},
    "utility:json_multi_extract": {"paths": {"a": "b"}},
    "utility:build_data": {"records": [{"a": 1}]},
    "logic:select": {"a": 1},
    "logic:coalesce": {"a": 1},
    "logic:fallback": {"value": 1},
    "approval:wait": {"decision": {"approve": True}},
    "approval:choose": {"decision": {"choose": [1]}},
}


def values(node_type: NodeType) -> dict[str, Any]:
    """A value in memory for every input that needs one."""
    needed = _NEEDED.get(node_type.node_type, {})
    required = {field.key: _value(field) for field in node_type.inputs if field.required}
    return required | needed


def _value(field: Field) -> Any:
    one = _one(field)
    return [one, one] if field.multiple else one


def _one(field: Field) -> Any:
    if field.options:
        return field.options[0]
    if field.widget == COLOUR:
        return "#102030"
    return sample(field.type)


@cache
def sample(port_type: PortType) -> Any:
    """Something small of a kind."""
    match port_type:
        case PortType.IMAGE:
            return PIL.Image.new("RGB", (9, 7), (200, 100, 50))
        case PortType.MASK:
            return PIL.Image.new("L", (9, 7), 128)
        case PortType.VIDEO:
            return film([40, 200], tone=0.5)
        case PortType.AUDIO:
            return sound(0.6)
        case PortType.NUMBER:
            return 1
        case PortType.BOOLEAN:
            return True
        case PortType.JSON:
            return {"a": 1}
    return "1"
