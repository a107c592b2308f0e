"""From a row of the gathered catalogue and its endpoint's schema to a table of ours."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from canvas.nodes.params import Field
from canvas.nodes.ports import MEDIA, PortType
from canvas.nodes.standard import STANDARD
from canvas.nodes.tasks import TASKS
from tests.catalogue import facts, open_facts
from tests.catalogue.endpoints import Endpoint, Input
from tests.catalogue.own_routes import LATER_ROUTES, OWN_ROUTES
from tests.catalogue.prices import Price
from tests.catalogue.vocabulary import PICTURE_FORMATS, RESULTS, SPOKEN, THEIRS

_KINDS = {PortType.TEXT: "string", PortType.NUMBER: "number", PortType.BOOLEAN: "boolean"}
_FEW = 8
# What a pipeline on our own device can be given (`workers.backends.local.pipelines.arguments`).
ON_DEVICE = {"prompt", "negative_prompt", "lyrics", "image", "images", "mask", "control_image"}


class UnfitError(Exception):
    """The endpoint cannot be a node type of ours; the message says why."""


@dataclass(frozen=True)
class Row:
    """One model of the gathered catalogue."""

    node_type: str
    name: str
    category: str
    is_open: bool
    endpoint: Endpoint
    weights: dict[str, Any] | None = None


def task_of(row: Row) -> str:
    """The task by the category and by what the endpoint takes and gives."""
    pairs = _pairs(row.endpoint, "")
    takes = set(pairs)
    needed = {key for key, theirs in pairs.items() if theirs.required}
    gives = result_of(row.endpoint)[0]
    takes_video = "video" in needed or "videos" in needed
    match row.category:
        case "image generation":
            return "text-to-image"
        case "image editing":
            return "image-editing"
        case "upscaling":
            return "video-upscaling" if gives == "video" else "upscaling"
        case "background removal":
            return "video-background-removal" if gives == "video" else "background-removal"
        case "segmentation" if gives == "video":
            return "video-segmentation"
        case "segmentation":
            is_plain = row.node_type.startswith("preprocess:")
            return "image-preprocessing" if is_plain else "segmentation"
        case "audio: speech" if gives == "audio":
            return "audio-editing" if "audio" in needed and len(needed) == 1 else "text-to-speech"
        case "audio: transcription":
            return "speech-to-text"
        case "audio: music":
            return "video-to-music" if takes_video and gives == "audio" else "music"
        case "audio: sfx":
            return "video-to-sound" if takes_video else "sound-effects"
        case "LLM/text":
            return "media-to-text" if needed - {"prompt", "model"} else "language"
        case "3D":
            return "image-to-3d" if takes & {"image", "images"} else "text-to-3d"
    return _TASKS.get(row.category, "")


_TASKS = {
    "video generation (text-to-video)": "text-to-video",
    "video generation (image-to-video)": "image-to-video",
    "video editing": "video-editing",
    "talking head/lip-sync": "talking-head",
    "audio: tools": "audio-editing",
}


def result_of(endpoint: Endpoint) -> tuple[str, str]:
    """Our name of what it makes and its place in the answer. Raises UnfitError."""
    for ours, places in RESULTS.items():
        for place in places:
            if place in endpoint.outputs:
                return ours, place
    raise UnfitError(f"gives {', '.join(endpoint.outputs)}")


def table(row: Row, price: Price) -> dict[str, Any]:
    """The model's table. Raises UnfitError."""
    task = task_of(row)
    ours, place = result_of(row.endpoint)
    if not task or TASKS[task].outputs[0].key != ours:
        raise UnfitError(f"a {row.category} that gives {ours}")
    pairs = _pairs(row.endpoint, task)
    _refuse_what_is_not_shown(row.endpoint, pairs)
    own, later = (
        dict([known[row.node_type]] if row.node_type in known else [])
        for known in (OWN_ROUTES, LATER_ROUTES)
    )
    several = ours == "image" and place == "images" and "num_images" in pairs
    required = _required(task, pairs)
    weights = row.weights if set(required) <= ON_DEVICE else None
    here = [f"local:{weights['repository']}"] if weights else []
    made: dict[str, Any] = {
        "name": facts.NAMES.get(row.node_type, row.name),
        "maker": facts.maker_of(row.name, row.endpoint.name),
        "task": task,
        "license": _license(row),
        "description": _described(row, task, pairs),
        "credits": _credits(price, ours),
        "latency_seconds": facts.LATENCIES.get(row.node_type),
        "routes": [*here, *own, f"fal:{row.endpoint.name}", *later],
        "weights": weights,
        "inputs": list(pairs),
        "required": required or None,
        "several": several or None,
        "params": {key: found for key, one in pairs.items() if (found := _details(key, one))},
        "requests": {
            **{route.partition(":")[0]: request for route, request in own.items()},
            "fal": _request(pairs, ours, place),
            **{route.partition(":")[0]: request for route, request in later.items()},
        },
    }
    return {key: value for key, value in made.items() if value not in (None, {})}


def _license(row: Row) -> str | None:
    """Of an open model, if it is known for sure."""
    if not row.is_open:
        return "proprietary"
    repository = (row.weights or {}).get("repository", "")
    return open_facts.FACTS.get(repository, ("", None))[0] or None


def _required(task: str, pairs: Mapping[str, Input]) -> list[str]:
    """What the endpoint demands, and what the task makes no sense without."""
    sense = {field.key for field in TASKS[task].inputs if field.required}
    demanded = {key for key, theirs in pairs.items() if theirs.required}
    if any(STANDARD[key].type is PortType.IMAGE for key in demanded):
        sense -= {"image", "images"}
    for one, other in (("image", "images"), ("images", "image")):
        if one in sense and one not in pairs:
            sense.add(other)
    return [key for key, theirs in pairs.items() if theirs.required or key in sense]


def _pairs(endpoint: Endpoint, task: str) -> dict[str, Input]:
    """The endpoint's inputs by our names, in our order."""
    found: dict[str, Input] = {}
    taken: set[str] = set()
    for key, names in THEIRS.items():
        own = (*names, "prompt") if key == "text" and task in SPOKEN else names
        for name in own:
            theirs = endpoint.inputs.get(name)
            if theirs and name not in taken and _fits(STANDARD[key], theirs):
                found[key] = theirs
                taken.add(name)
                break
    return found


def _fits(field: Field, theirs: Input) -> bool:
    if field.key == "output_format":
        return bool(theirs.options) and set(theirs.options) <= PICTURE_FORMATS | {"jpg"}
    if field.key in {"quality", "background", "mode", "camera_motion"}:
        return bool(theirs.options)
    if field.type in MEDIA:
        return theirs.kind == ("files" if field.multiple else "file")
    if field.key in {"duration", "resolution"}:
        return theirs.kind in {"string", "number"}
    return theirs.kind == _KINDS[field.type]


def _refuse_what_is_not_shown(endpoint: Endpoint, pairs: Mapping[str, Input]) -> None:
    shown = {theirs.name for theirs in pairs.values()}
    missing = [
        one.name for one in endpoint.inputs.values() if one.required and one.name not in shown
    ]
    if missing:
        raise UnfitError(f"needs {', '.join(missing)}")


def _details(key: str, theirs: Input) -> dict[str, Any]:
    """What differs from the standard field: its choices, its default, its type."""
    field = STANDARD[key]
    details: dict[str, Any] = {}
    if theirs.kind == "number" and field.type is PortType.TEXT:
        details["type"] = "NUMBER"
    if theirs.options:
        details["options"] = list(theirs.options)
    default = theirs.default
    if key == "seed" or default in (None, "", False):
        return details
    if isinstance(default, str) and field.is_port:
        return details  # somebody's example is no setting of ours
    details["default"] = default
    if isinstance(default, int | float) and not isinstance(default, bool):
        if field.max is not None and default > field.max:
            details["max"] = default
        if field.min is not None and default < field.min:
            details["min"] = default
    return details


def _request(pairs: Mapping[str, Input], ours: str, place: str) -> dict[str, Any]:
    fields = {key: theirs.name for key, theirs in pairs.items() if theirs.name != key}
    outputs = {ours: place} if ours != place else {}
    return {key: value for key, value in (("fields", fields), ("outputs", outputs)) if value}


def _credits(price: Price, ours: str) -> dict[str, Any]:
    unit = "image" if ours == "image" and price.unit == "run" else price.unit
    return {"per": unit, "amount": price.credits} | ({"estimated": True} if price.estimated else {})


_SENTENCES = {
    "text-to-image": "Makes pictures from a prompt.",
    "image-editing": "Changes pictures as a prompt says.",
    "upscaling": "Makes a picture larger and sharper.",
    "video-upscaling": "Makes a film larger, sharper or smoother.",
    "background-removal": "Cuts the subject of a picture out.",
    "video-background-removal": "Cuts the subject of a film out.",
    "segmentation": "Finds things in a picture and marks them.",
    "video-segmentation": "Finds things in a film and marks them.",
    "image-preprocessing": "Draws depth, edges or poses from a picture.",
    "text-to-speech": "Reads a text aloud.",
    "audio-editing": "Changes or separates a recording.",
    "speech-to-text": "Writes down what is said.",
    "music": "Makes music from a description.",
    "video-to-music": "Makes music for a film.",
    "sound-effects": "Makes sounds from a description.",
    "video-to-sound": "Adds sound to a film.",
    "language": "Answers a prompt in words.",
    "media-to-text": "Answers in words about what it is shown.",
    "image-to-3d": "Makes a 3D model from a picture.",
    "text-to-3d": "Makes a 3D model from a prompt.",
    "text-to-video": "Makes a film from a prompt.",
    "image-to-video": "Makes a film from a picture.",
    "video-editing": "Changes a film as a prompt says.",
    "talking-head": "Makes a face speak a recording.",
}


def _described(row: Row, task: str, pairs: Mapping[str, Input]) -> str:
    """What it does, and those of its abilities that the schema states."""
    said = [_SENTENCES[task]]
    if "generate_audio" in pairs:
        said.append("With sound.")
    if "reference_images" in pairs or ("images" in pairs and task != "image-editing"):
        said.append("Takes reference pictures.")
    for key in ("resolution", "duration"):
        options = [str(option) for option in pairs[key].options] if key in pairs else []
        if 1 < len(options) <= _FEW:
            said.append(f"{_spoken(options, key)}.")
    if row.is_open:
        said.append("Open weights.")
    return " ".join(said)


def _spoken(options: list[str], key: str) -> str:
    shown = [re.sub(r"^auto$", "automatic", option) for option in options]
    unit = " seconds" if key == "duration" and shown[-1].isdecimal() else ""
    text = f"{', '.join(shown[:-1])} or {shown[-1]}{unit}"
    return text[0].upper() + text[1:]
