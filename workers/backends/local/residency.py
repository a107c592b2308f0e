"""Keeps models warm within a memory budget; the one that rested longest leaves first."""

import gc
import os
import sys
import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

DEFAULT_MEGABYTES = 8_000
# Of a device's memory; the rest is for the runs themselves.
SHARE_OF_DEVICE = 0.8

_lock = threading.RLock()
_models: "OrderedDict[str, tuple[Any, int]]" = OrderedDict()


def keep(name: str, load: Callable[[], tuple[Any, int]]) -> Any:
    """The warm model of that name; `load` makes it, and tells its size in bytes, when it is cold.

    Others are evicted until it fits the budget (`WIREFLOW_MODEL_MEMORY_MB`); a model larger than
    the whole budget is kept alone.
    """
    with _lock:
        if name in _models:
            _models.move_to_end(name)
            return _models[name][0]
        model, size = load()
        _make_room(size)
        _models[name] = (model, size)
        return model


def loaded() -> list[str]:
    """Names of the warm models, the longest rested first."""
    with _lock:
        return list(_models)


def free_all() -> None:
    """Evicts everything."""
    with _lock:
        _models.clear()
        _release()


def budget() -> int:
    """Bytes that warm models may take together: as told, else most of the device, else 8 GB."""
    if told := os.environ.get("WIREFLOW_MODEL_MEMORY_MB"):
        return int(told) * 1_000_000
    if (cuda := _cuda()) is not None:
        return int(cuda.mem_get_info()[1] * SHARE_OF_DEVICE)
    return DEFAULT_MEGABYTES * 1_000_000


def _make_room(size: int) -> None:
    while _models and sum(kept for _, kept in _models.values()) + size > budget():
        _models.popitem(last=False)
        _release()


def _release() -> None:
    """Gives the memory of what was evicted back to the device, not only to torch."""
    gc.collect()
    if (cuda := _cuda()) is not None:
        cuda.empty_cache()


def _cuda() -> Any:
    """CUDA by way of torch, where a model has loaded it: most of the small ones need neither."""
    torch = sys.modules.get("torch")
    return torch.cuda if torch is not None and torch.cuda.is_available() else None
