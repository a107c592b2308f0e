"""LoRA adapters by file: put on for one run, and taken off after it.

A file lies in `loras/` of the models' folder, safetensors only. A warm pipeline must not keep what
the next run did not ask for.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from workers.backends.local import shelf
from workers.backends.local.pipelines import placement
from workers.backends.protocol import BackendError

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._ -]{0,120}")
_SUFFIX = ".safetensors"
MOST = 8
MOST_NAMED = 12


@contextmanager
def worn(pipeline: Any, values: Mapping[str, Any]) -> Iterator[None]:
    """Wears what `lora` names (`style, detail:0.6`) with `lora_strength`. Raises BackendError."""
    if not str(values.get("lora") or "").strip():
        yield
        return
    if not hasattr(pipeline, "load_lora_weights"):
        raise _refused(f"{type(pipeline).__name__} takes no LoRA")
    wanted = _wanted(values)
    try:
        for number, (path, _) in enumerate(wanted):
            _put_on(pipeline, path, f"lora_{number}")
        _unpack(pipeline)
        names = [f"lora_{number}" for number in range(len(wanted))]
        pipeline.set_adapters(names, [strength for _, strength in wanted])
        yield
    finally:
        pipeline.unload_lora_weights()


def _put_on(pipeline: Any, path: Path, name: str) -> None:
    try:
        pipeline.load_lora_weights(path.parent, weight_name=path.name, adapter_name=name)
    except (ValueError, RuntimeError, KeyError, OSError, AttributeError) as error:
        if "out of memory" in str(error).lower():
            raise
        raise _refused(f"The LoRA {path.stem} does not fit this model") from error
    if name not in {one for part in pipeline.get_list_adapters().values() for one in part}:
        raise _refused(f"The LoRA {path.stem} does not fit this model")


def _unpack(pipeline: Any) -> None:
    """On weights in eight bits adapters come in eight bits, too, in which nothing can be computed:
    they are no layers of the model, whose weights are unpacked for each step."""
    for part in placement.denoisers(pipeline):
        for name, weights in part.named_parameters():
            if "lora_" in name and weights.dtype == placement.EIGHT_BITS:
                weights.data = weights.data.to(pipeline.vae.dtype)


def _wanted(values: Mapping[str, Any]) -> list[tuple[Path, float]]:
    """Files and strengths; a file may have its own behind a colon."""
    parts = [part.strip() for part in re.split(r"[,\n]", str(values["lora"]))]
    named = [part for part in parts if part]
    if len(named) > MOST:
        raise _refused(f"At most {MOST} LoRAs can be worn at a time")
    usual = values.get("lora_strength")
    return [_found(part, 1.0 if usual is None else float(usual)) for part in named]


def _found(part: str, usual: float) -> tuple[Path, float]:
    name, colon, own = part.rpartition(":")
    name, strength = (name, own) if colon else (part, str(usual))
    name = name.strip().removesuffix(_SUFFIX)
    path = shelf.adapters() / f"{name}{_SUFFIX}"
    if not _NAME.fullmatch(name) or not path.is_file():
        raise _refused(f"There is no LoRA {name[:60]!r} here. {_there()}")
    try:
        return path, float(strength)
    except ValueError:
        raise _refused(f"The strength {strength[:20]!r} of {name} is no number") from None


def _there() -> str:
    names = sorted(path.stem for path in shelf.adapters().glob(f"*{_SUFFIX}"))
    if not names:
        return f"Put safetensors files into {shelf.ADAPTERS}/ of the models' folder"
    more = ", …" if len(names) > MOST_NAMED else ""
    return f"There are: {', '.join(names[:MOST_NAMED])}{more}"


def _refused(message: str) -> BackendError:
    return BackendError(message, code="bad_adapter")
