"""The rows of one execution: its steps, and the items of those that run for each of a list."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from canvas.models import NodeRun


@dataclass
class Rows:
    """`steps` by node id in order of dependency; `items` by node id, in the order of their list."""

    steps: dict[str, NodeRun]
    items: dict[str, list[NodeRun]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, rows: Iterable[NodeRun]) -> "Rows":
        """Rows as they come from the database, by position and item."""
        found = cls({})
        for row in rows:
            if row.item is None:
                found.steps[row.node_id] = row
            else:
                found.items[row.node_id].append(row)
        return found

    def __iter__(self) -> Iterator[NodeRun]:
        """All of them: each step, and its items behind it."""
        for step in self.steps.values():
            yield step
            yield from self.items.get(step.node_id, ())

    def find(self, run: NodeRun) -> NodeRun:
        """The row that stands here for a run that a worker has. Raises StopIteration for none."""
        if run.item is None:
            return self.steps[run.node_id]
        return next(row for row in self.items[run.node_id] if row.item == run.item)
