"""The values of a step in memory: literals and finished parents' results, media decoded once."""

from typing import Any
from uuid import UUID

from canvas import arrivals, queries
from canvas.graph import mentions
from canvas.models import Asset, NodeRun
from canvas.nodes.context import NodeError
from canvas.nodes.node_type import NodeType
from canvas.nodes.ports import MediaFile, is_asset_reference
from canvas.nodes.values import accept
from wireflow.accounts.models import Team
from workers import assets
from workers.freezing import is_uuid

# The inputs that say in words what is to be made.
PROMPTS = ("prompt", "text")


class Workbench:
    """What a batch of steps of one team works on; pictures passed along are decoded once."""

    def __init__(self, team: Team) -> None:
        self.team = team
        self.outputs: dict[str, dict[str, Any]] = {}
        self._files: dict[str, MediaFile] = {}
        self._prompts: dict[str, str] = {}
        self._prompt = ""

    def gather(self, run: NodeRun) -> None:
        """Reads the results of the step's parents, in one query."""
        steps = NodeRun.objects.filter(execution_id=run.execution_id, item=None)
        parents = steps.filter(node_id__in=run.depends_on)
        self.outputs = dict(parents.values_list("node_id", "outputs"))

    def inputs(self, run: NodeRun, node_type: NodeType, *, decode: bool = True) -> dict[str, Any]:
        """Values by input key, in memory form unless the node type takes references.

        Not decoded, pictures are files as they are stored.
        """
        return self.ready(node_type, self.arrived(run, node_type), decode=decode)

    def arrived(self, run: NodeRun, node_type: NodeType) -> dict[str, Any]:
        """What reaches the step, in wire form and not yet checked."""
        return arrivals.values(run, node_type, self.outputs)

    def ready(
        self, node_type: NodeType, arrived: dict[str, Any], *, decode: bool = True
    ) -> dict[str, Any]:
        """The same, checked and loaded. Raises NodeError."""
        # What came over links is checked like what was typed: a preview passes anything on.
        values = mentions.fill(accept(node_type, arrived))
        if node_type.raw:
            return values
        loaded = {
            key: assets.load(value, self._read, decode=decode) for key, value in values.items()
        }
        self._prompt = self._words(values)
        return loaded

    def store(self, run: NodeRun, results: dict[str, Any]) -> dict[str, Any]:
        """Results by output port in wire form; new media become assets of the team.

        They keep the text they were made from, or that of the pictures they were made from.
        """
        prompt = self._prompt

        def save(data: bytes, content_type: str) -> Asset:
            asset = assets.store(
                team=self.team,
                data=data,
                content_type=content_type,
                node_run=run,
                prompt=prompt,
            )
            self._files[str(asset.id)] = MediaFile(data, content_type)
            self._prompts[str(asset.id)] = prompt
            return asset

        stored: dict[str, Any] = assets.dump(results, save)
        return stored

    def _read(self, asset_id: str) -> MediaFile:
        if asset_id not in self._files:
            if not is_uuid(asset_id):
                raise NodeError("There is no such file.")
            asset = queries.asset(self.team, UUID(asset_id))
            self._files[asset_id] = MediaFile(assets.content(asset), asset.content_type)
            self._prompts[asset_id] = asset.prompt
        return self._files[asset_id]

    def _words(self, values: dict[str, Any]) -> str:
        """The text among a step's inputs, or the text that its media came from."""
        said = [values.get(key) for key in PROMPTS]
        used = arrivals.flat([value for value in values.values() if value is not None])
        said += [self._prompts.get(item["assetId"]) for item in used if is_asset_reference(item)]
        return next((words for words in said if isinstance(words, str) and words.strip()), "")
