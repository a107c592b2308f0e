"""From a node's values to a provider's request.

The catalogue says where the names differ (`canvas.nodes.node_type.Request`).
"""

from collections.abc import Callable, Mapping
from copy import deepcopy
from typing import Any

from canvas.nodes.node_type import NodeType, Request
from canvas.nodes.ports import MediaFile
from canvas.nodes.standard import LORA, LORA_STRENGTH
from canvas.nodes.values import is_empty
from workers.backends.providers.failures import PermanentError

# `image_urls[]`: the provider wants a list where the node has one value.
_LIST = "[]"


# What only our own device can be asked for: a provider is not told, and must not have to be.
OURS: Mapping[str, Any] = {LORA.key: "", LORA_STRENGTH.key: LORA_STRENGTH.default}


def body(
    node_type: NodeType,
    request: Request,
    values: Mapping[str, Any],
    place: Callable[[MediaFile], str],
) -> dict[str, Any]:
    """The request of a node's values: what is empty is left out, `place` gives files an address.

    Raises PermanentError for a value that this API cannot be told.
    """
    sent: dict[str, Any] = deepcopy(dict(request.constants))
    for key in node_type.fields:
        name = request.fields.get(key, key)
        value = values.get(key)
        if key in request.only:
            _check(node_type, key, value, request.only[key])
            continue
        if key in OURS:
            _check(node_type, key, value, OURS[key])
            continue
        if not name or _is_missing(value):
            continue
        plain = (
            [_plain(item, place) for item in value]
            if isinstance(value, list)
            else _plain(value, place)
        )
        _put(sent, name, plain)
    return sent


def _check(node_type: NodeType, key: str, value: Any, told: Any) -> None:
    if _is_missing(value) or value == told:
        return
    name = node_type.fields[key].label.lower()
    can = "it has no such setting" if told == "" else f"only {told} can be asked for"
    message = f"this API cannot be told the {name}: {can}"
    raise PermanentError(message, code="setting_not_offered")


def _put(sent: dict[str, Any], name: str, plain: Any) -> None:
    *folders, last = name.split(".")
    for folder in folders:
        sent = sent.setdefault(folder, {})
    if last.endswith(_LIST):
        entries = plain if isinstance(plain, list) else [plain]
        sent.setdefault(last.removesuffix(_LIST), []).extend(entries)
    else:
        sent[last] = plain


def _plain(value: Any, place: Callable[[MediaFile], str]) -> Any:
    return place(value) if isinstance(value, MediaFile) else value


def _is_missing(value: Any) -> bool:
    return not isinstance(value, MediaFile) and is_empty(value)
