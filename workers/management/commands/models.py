"""Open models on this machine: which there are, and their weights."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from canvas.nodes.node_type import NodeType
from canvas.nodes.registry import registry
from canvas.nodes.weights import Weights
from workers import availability, capabilities
from workers.backends.local import pulling, shelf
from workers.backends.local.files import DamagedError, File, UnusableError
from workers.backends.local.sources import Hub, Mirror

WIDTHS = "{:<36}{:<52}{:<28}{:>10}{:>9}  {}"


class Command(BaseCommand):
    help = "Lists open models, brings, checks and removes their weights."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True)
        actions.add_parser("list", help="every open model, and whether it runs here")
        pull = actions.add_parser("pull", help="bring a model's weights")
        pull.add_argument("--from", dest="mirror", type=Path, help="a folder with the repository")
        pull.add_argument("--accept-license", action="store_true", help="without being asked")
        check = actions.add_parser("check", help="compare a model's files with what was brought")
        remove = actions.add_parser("remove", help="take a model's weights away")
        for action in (pull, check, remove):
            action.add_argument("model", help="a node type, or organisation/name")

    def handle(self, *args: Any, **options: Any) -> None:
        actions = {"pull": self._pull, "check": self._check, "remove": self._remove}
        if options["action"] == "list":
            self._list()
            return
        actions[options["action"]](*_find(options["model"]), options)

    def _list(self) -> None:
        self.stdout.write(WIDTHS.format("model", "repository", "licence", "size", "GPU", "here"))
        ring = capabilities.of(None)
        for node_type in registry().all():
            if (weights := node_type.weights) is not None:
                record = shelf.record(weights.repository)
                size = f"{record['bytes'] / 1e9:.1f} GB" if record else "–"
                here = availability.of(node_type, ring)
                license = record["license"] if record else node_type.license
                memory = f"{weights.memory_gib} GiB" if weights.memory_gib else "–"
                self.stdout.write(
                    WIDTHS.format(
                        node_type.node_type, weights.repository, license, size, memory, here
                    )
                )

    def _pull(self, node_type: NodeType, weights: Weights, options: dict[str, Any]) -> None:
        mirror: Path | None = options["mirror"]
        if mirror is not None and not mirror.is_dir():
            raise CommandError(f"{mirror} is no folder")
        source = Mirror(mirror) if mirror else Hub(weights.repository, weights.revision)
        try:
            wanted = pulling.order(weights.repository, source)
            self.stdout.write(
                f"{weights.repository} at {wanted.revision[:12]}: {len(wanted.files)} files, "
                f"{wanted.bytes / 1e9:.2f} GB\n"
                f"Licence: {wanted.license or node_type.license or 'see the repository'}"
            )
            if not options["accept_license"] and input("Do you accept it? [y/N] ").lower() != "y":
                raise CommandError("Nothing was brought: the licence was not accepted")
            folder = pulling.pull(wanted, source, told=self._tell)
        except (UnusableError, pulling.NoRoomError, DamagedError, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Whole: {folder}")

    def _tell(self, name: str, file: File) -> None:
        self.stdout.write(f"  {name}  {file.size / 1e6:,.1f} MB")

    def _check(self, node_type: NodeType, weights: Weights, options: dict[str, Any]) -> None:
        if shelf.record(weights.repository) is None:
            raise CommandError(f"The weights of {weights.repository} are not here")
        broken = list(pulling.broken(weights.repository))
        if broken:
            raise CommandError(f"Not what was brought: {', '.join(broken)}. Pull it again.")
        self.stdout.write("Every file is what was brought")

    def _remove(self, node_type: NodeType, weights: Weights, options: dict[str, Any]) -> None:
        freed = pulling.remove(weights.repository)
        self.stdout.write(f"Removed, {freed / 1e9:.2f} GB are free again")


def _find(name: str) -> tuple[NodeType, Weights]:
    for node_type in registry().all():
        weights = node_type.weights
        if weights is not None and name in (node_type.node_type, weights.repository):
            return node_type, weights
    raise CommandError(f"No open model is called {name}: `manage.py models list` shows them")
