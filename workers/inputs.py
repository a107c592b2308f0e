"""The values of a step in memory: literals and finished parents' results, media decoded once."""

from typing import Any

from canvas.models import Asset, NodeRun
from canvas.nodes.node_type import NodeType
from canvas.nodes.values import accept
from wireflow.accounts.models import Team
from workers import assets


class Workbench:
    """What a batch of steps of one team works on; pictures passed along are decoded once."""

    def __init__(self, team: Team) -> None:
        self.team = team
        self.outputs: dict[str, dict[str, Any]] = {}
        self._bytes: dict[str, bytes] = {}

    def gather(self, run: NodeRun) -> None:
        """Reads the results of the step's parents, in one query."""
        parents = NodeRun.objects.filter(execution_id=run.execution_id, node_id__in=run.depends_on)
        self.outputs = dict(parents.values_list("node_id", "outputs"))

    def inputs(self, run: NodeRun, node_type: NodeType) -> dict[str, Any]:
        """Values by input key, in memory form unless the node type takes references."""
        values = dict(run.values)
        for port, links in run.sources.items():
            found = [self.outputs[node_id].get(output) for node_id, output in links]
            field = node_type.ports.get(port)
            values[port] = _flat(found) if field and field.multiple else found[0]
        # What came over links is checked like what was typed: a preview passes anything on.
        values = accept(node_type, values)
        if node_type.raw:
            return values
        return {key: assets.load(value, self._read) for key, value in values.items()}

    def store(self, run: NodeRun, results: dict[str, Any]) -> dict[str, Any]:
        """Results by output port in wire form; new media become assets of the team."""

        def save(data: bytes, content_type: str) -> Asset:
            asset = assets.store(team=self.team, data=data, content_type=content_type, node_run=run)
            self._bytes[str(asset.id)] = data
            return asset

        return {port: assets.dump(value, save) for port, value in results.items()}

    def _read(self, value: dict[str, Any]) -> bytes:
        asset_id = value["assetId"]
        if asset_id not in self._bytes:
            self._bytes[asset_id] = assets.read(self.team, value)
        return self._bytes[asset_id]


def _flat(values: list[Any]) -> list[Any]:
    """A list port takes single values and lists alike, in the order of its links."""
    return [item for value in values for item in (value if isinstance(value, list) else [value])]
