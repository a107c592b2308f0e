"""Brings the weights of open models onto the shelf, checks them there, and takes them away."""

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Protocol

from workers.backends.local import shelf
from workers.backends.local.files import INDEX, DamagedError, File, Listing, choose, digest

# Beside the files themselves a disk wants room for everything else that is written to it.
SPARE_BYTES = 2_000_000_000


class NoRoomError(Exception):
    """The disk is too small for the files."""


class Source(Protocol):
    """Where weights come from: a hub, or a folder that mirrors one."""

    def listing(self) -> Listing:
        """Every file there is."""

    def read(self, name: str) -> bytes:
        """A small file."""

    def bring(self, name: str, folder: Path) -> None:
        """Puts a file there under its name; goes on where an earlier try was cut off.

        May raise DamagedError.
        """


@dataclass(frozen=True)
class Order:
    """What a pull would bring."""

    repository: str
    revision: str
    license: str
    files: dict[str, File]

    @property
    def bytes(self) -> int:
        """All files together."""
        return sum(file.size for file in self.files.values())


def order(repository: str, source: Source) -> Order:
    """Looks at a source without bringing anything. Raises UnusableError."""
    listed = source.listing()
    components = None
    if INDEX in listed.files:
        index = json.loads(source.read(INDEX))
        components = frozenset(
            name for name, part in index.items() if isinstance(part, list) and part[0]
        )
    files = choose(listed.files, components)
    return Order(repository, listed.revision, listed.license, files)


def pull(wanted: Order, source: Source, *, told: Callable[[str, File], None]) -> Path:
    """Brings the files and, last of all, writes down that they are whole.

    `told` hears of each file before it is brought. Raises NoRoomError before anything is, and
    DamagedError.
    """
    folder = shelf.folder(wanted.repository)
    folder.mkdir(parents=True, exist_ok=True)
    there = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    if wanted.bytes - there + SPARE_BYTES > shutil.disk_usage(folder).free:
        raise NoRoomError(f"{wanted.bytes / 1e9:.1f} GB do not fit on the disk of {folder}")
    marker = folder / shelf.MARKER
    marker.unlink(missing_ok=True)
    files = {}
    for name, file in wanted.files.items():
        told(name, file)
        source.bring(name, folder)
        arrived = digest(folder / name)
        if file.sha256 not in (None, arrived):
            (folder / name).unlink()
            raise DamagedError(f"{name} did not arrive as it was sent. Pull again.")
        files[name] = asdict(File((folder / name).stat().st_size, arrived))
    text = {
        "revision": wanted.revision,
        "license": wanted.license,
        "bytes": sum(file["size"] for file in files.values()),
        "files": files,
    }
    marker.write_text(json.dumps(text, indent=1), "utf-8")
    return folder


def broken(repository: str) -> Iterator[str]:
    """Names of files that are not what the pull wrote down; what is broken is no longer offered."""
    folder, record = shelf.folder(repository), shelf.record(repository)
    files: dict[str, dict[str, Any]] = (record or {}).get("files", {})
    for name, file in files.items():
        path = folder / name
        whole = path.is_file() and path.stat().st_size == file["size"]
        if not (whole and digest(path) == file["sha256"]):
            (folder / shelf.MARKER).unlink(missing_ok=True)
            yield name


def remove(repository: str) -> int:
    """Takes the files away; how many bytes that freed."""
    folder = shelf.folder(repository)
    freed = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    shutil.rmtree(folder, ignore_errors=True)
    return freed
