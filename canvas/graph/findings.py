"""What is wrong with a graph, in words and with a fix."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from canvas.nodes.ports import JsonValue
from canvas.nodes.spelling import CLOSE, closest

MAX_FINDINGS = 200
_MAX_GUESSES = 40
_LONGEST_QUOTE = 60


@dataclass(frozen=True)
class Repair:
    """A fix that a machine can make, with no more than the finding's own ids.

    `set` puts `value` into the field; `rename` gives the value of the setting `field` to the field
    `to`; `unset` drops the setting; `retype` makes the node one of type `to`; `unlink` removes the
    edge.
    """

    do: Literal["set", "rename", "unset", "retype", "unlink"]
    value: JsonValue = None
    to: str | None = None

    def to_json(self) -> dict[str, JsonValue]:
        """As in a 422 answer."""
        if self.do == "set":
            return {"do": self.do, "value": self.value}
        return {"do": self.do} | ({"to": self.to} if self.to else {})


@dataclass(frozen=True)
class Violation:
    """One finding. `rule` is stable; `fix` says what would mend it, if that is known.

    `field` is the key of the setting or port it concerns; `repair` is the fix for a machine.
    """

    rule: str
    message: str
    node_id: str | None = None
    edge_id: str | None = None
    fix: str | None = None
    field: str | None = None
    repair: Repair | None = None

    def to_json(self) -> dict[str, JsonValue]:
        """As in a 422 answer: what is not known is left out."""
        entries: dict[str, JsonValue] = {
            "rule": self.rule,
            "message": self.message,
            "nodeId": self.node_id,
            "edgeId": self.edge_id,
            "fix": self.fix,
            "field": self.field,
            "repair": self.repair.to_json() if self.repair else None,
        }
        return {key: value for key, value in entries.items() if value is not None}


@dataclass(frozen=True)
class Findings:
    """The outcome of a check. The graph may run when there is no violation."""

    violations: list[Violation] = field(default_factory=list)
    warnings: list[Violation] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Whether the graph may run."""
        return not self.violations


class Report:
    """Collects findings up to a bound, so that no graph makes a check run long.

    A finding in a subgraph names it: `within` has the name by the id of a node or an edge.
    """

    def __init__(self, within: Mapping[str, str] | None = None) -> None:
        """Start with nothing found."""
        self.findings = Findings()
        self._within = within or {}
        self._guesses_left = _MAX_GUESSES

    def violation(
        self,
        rule: str,
        message: str,
        *,
        node_id: str | None = None,
        edge_id: str | None = None,
        fix: str | None = None,
        field: str | None = None,
        repair: Repair | None = None,
    ) -> None:
        """Note something that stops the graph from running."""
        if len(self.findings.violations) < MAX_FINDINGS:
            words = f"{self._place(node_id, edge_id)}{message}"
            entry = Violation(rule, words, node_id, edge_id, fix, field, repair)
            self.findings.violations.append(entry)

    def warning(
        self,
        rule: str,
        message: str,
        *,
        node_id: str | None = None,
        fix: str | None = None,
        field: str | None = None,
        repair: Repair | None = None,
    ) -> None:
        """Note something odd that does not stop the graph."""
        if len(self.findings.warnings) < MAX_FINDINGS:
            words = f"{self._place(node_id, None)}{message}"
            entry = Violation(rule, words, node_id, None, fix, field, repair)
            self.findings.warnings.append(entry)

    def guess(self, name: str, known: Iterable[str], *, at_least: float = CLOSE) -> str | None:
        """The known name that was probably meant; guesses are rationed."""
        if self._guesses_left <= 0:
            return None
        self._guesses_left -= 1
        return closest(name, known, at_least=at_least)

    def _place(self, node_id: str | None, edge_id: str | None) -> str:
        name = self._within.get(node_id or "") or self._within.get(edge_id or "")
        return f"In {name}: " if name else ""


def did_you_mean(name: str | None) -> str | None:
    """The fix for a misspelling."""
    return None if name is None else f"Did you mean {name}?"


def quote(name: str) -> str:
    """A user's own word inside a sentence, cut to a readable length."""
    shown = name if len(name) <= _LONGEST_QUOTE else f"{name[: _LONGEST_QUOTE - 1]}…"
    return f"“{shown}”"
