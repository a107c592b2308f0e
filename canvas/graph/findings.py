"""What is wrong with a graph, in words and with a fix."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from canvas.nodes.spelling import CLOSE, closest

MAX_FINDINGS = 200
_MAX_GUESSES = 40
_LONGEST_QUOTE = 60


@dataclass(frozen=True)
class Violation:
    """One finding. `rule` is stable; `fix` says what would mend it, if that is known."""

    rule: str
    message: str
    node_id: str | None = None
    edge_id: str | None = None
    fix: str | None = None

    def to_json(self) -> dict[str, str]:
        """As in a 422 answer: what is not known is left out."""
        entries = {
            "rule": self.rule,
            "message": self.message,
            "nodeId": self.node_id,
            "edgeId": self.edge_id,
            "fix": self.fix,
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
    """Collects findings up to a bound, so that no graph makes a check run long."""

    def __init__(self) -> None:
        """Start with nothing found."""
        self.findings = Findings()
        self._guesses_left = _MAX_GUESSES

    def violation(
        self,
        rule: str,
        message: str,
        *,
        node_id: str | None = None,
        edge_id: str | None = None,
        fix: str | None = None,
    ) -> None:
        """Note something that stops the graph from running."""
        if len(self.findings.violations) < MAX_FINDINGS:
            entry = Violation(rule, message, node_id, edge_id, fix)
            self.findings.violations.append(entry)

    def warning(
        self, rule: str, message: str, *, node_id: str | None = None, fix: str | None = None
    ) -> None:
        """Note something odd that does not stop the graph."""
        if len(self.findings.warnings) < MAX_FINDINGS:
            self.findings.warnings.append(Violation(rule, message, node_id, fix=fix))

    def guess(self, name: str, known: Iterable[str], *, at_least: float = CLOSE) -> str | None:
        """The known name that was probably meant; guesses are rationed."""
        if self._guesses_left <= 0:
            return None
        self._guesses_left -= 1
        return closest(name, known, at_least=at_least)


def did_you_mean(name: str | None) -> str | None:
    """The fix for a misspelling."""
    return None if name is None else f"Did you mean {name}?"


def quote(name: str) -> str:
    """A user's own word inside a sentence, cut to a readable length."""
    shown = name if len(name) <= _LONGEST_QUOTE else f"{name[: _LONGEST_QUOTE - 1]}…"
    return f"“{shown}”"
