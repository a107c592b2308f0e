"""What the terminal shows: calm aligned lines, and the children's own with their names."""

import sys
from collections.abc import Iterator

NAME_WIDTH = 10


class LineSplitter:
    """Cuts a child's output into lines; an unfinished one waits for its end."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, data: bytes) -> Iterator[str]:
        *lines, self._rest = (self._rest + data).split(b"\n")
        for line in lines:
            yield line.decode(errors="replace").rstrip()

    def close(self) -> Iterator[str]:
        if self._rest:
            yield from self.feed(b"\n")


def fact(label: str, text: str) -> None:
    """One aligned line of the start."""
    sys.stdout.write(f"  {label:<{NAME_WIDTH}}{text}\n")
    sys.stdout.flush()


def line(text: str = "") -> None:
    """A line of the stack's own."""
    sys.stdout.write(f"  {text}\n" if text else "\n")
    sys.stdout.flush()


def output(name: str, text: str) -> None:
    """A line a child wrote."""
    sys.stderr.write(f"  {name:<{NAME_WIDTH}}| {text}\n")
    sys.stderr.flush()
