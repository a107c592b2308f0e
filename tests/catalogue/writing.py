"""Tables as TOML: one file for each category, a model a table, short things on one line."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

_BARE = re.compile(r"[A-Za-z0-9_-]+")
HEADER = """\
# {title}: hosted models. Written by `python -m tests.catalogue`: change that, not this.
# One credit is 0.01 US dollars of list price, rounded up; "estimated" where none is known.
"""


def document(title: str, models: Iterable[tuple[str, Mapping[str, Any]]]) -> str:
    """The file of a category."""
    parts = [HEADER.format(title=title)]
    parts += ["\n".join([f"[{_key(name)}]", *_lines(table)]) + "\n" for name, table in models]
    return "\n".join(parts)


def _lines(table: Mapping[str, Any]) -> Iterable[str]:
    for key, value in table.items():
        if key in {"params", "requests"}:
            for inner, details in value.items():
                if details:
                    yield f"{key}.{_key(inner)} = {_value(details)}"
        else:
            yield f"{_key(key)} = {_value(value)}"


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        inside = ", ".join(f"{_key(key)} = {_value(entry)}" for key, entry in value.items())
        return f"{{ {inside} }}"
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    return json.dumps(value, ensure_ascii=False)


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else json.dumps(name)
