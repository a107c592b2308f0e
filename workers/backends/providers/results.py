"""From a provider's answer to a node's outputs."""

from collections.abc import Mapping
from typing import Any

from canvas.nodes.node_type import NodeType, Output, Request
from canvas.nodes.ports import MEDIA, MediaFile, PortType
from workers.backends.providers import files
from workers.backends.providers.failures import PermanentError

_PLAIN = {PortType.TEXT: str, PortType.BOOLEAN: bool}


def outputs(node_type: NodeType, request: Request, results: Mapping[str, Any]) -> dict[str, Any]:
    """Values by output port in memory form; only the first must be there. Raises BackendError."""
    received: dict[str, MediaFile] = {}
    made: dict[str, Any] = {}
    for number, output in enumerate(node_type.outputs):
        found = look_up(results, request.outputs.get(output.key, output.key))
        if found in (None, "", []):
            if number == 0:
                raise PermanentError("The provider's answer holds no result", code="bad_result")
            continue
        made[output.key] = _result(output, found, received)
    return made


def look_up(results: Any, path: str) -> Any:
    """What stands at a dotted path such as `data.0.url`; None where there is nothing."""
    for part in path.split("."):
        if isinstance(results, list) and part.isdecimal():
            results = results[int(part)] if int(part) < len(results) else None
        else:
            results = results.get(part) if isinstance(results, dict) else None
    return results


def _result(output: Output, found: Any, received: dict[str, MediaFile]) -> Any:
    if output.multiple:
        entries = found if isinstance(found, list) else [found]
        return [_one(output.type, entry, received) for entry in entries]
    if output.type is not PortType.JSON and isinstance(found, list):
        found = found[0]
    return _one(output.type, found, received)


def _one(port_type: PortType, entry: Any, received: dict[str, MediaFile]) -> Any:
    """A file that several outputs name is fetched once."""
    if port_type not in MEDIA:
        wanted = _PLAIN.get(port_type)
        if wanted and not isinstance(entry, wanted):
            raise PermanentError("The provider's answer has an odd result", code="bad_result")
        return entry
    name = str(entry.get("url") if isinstance(entry, dict) else entry)
    if name not in received:
        received[name] = files.receive(port_type, entry)
    return received[name]
