"""A price can be told for every node type there is."""

from collections.abc import Callable
from typing import Any

import pytest

from canvas.nodes.params import Field
from canvas.nodes.ports import MEDIA, MediaFile, PortType
from canvas.nodes.registry import registry
from tests.canvas.nodes.minimal import sample, values
from tests.live.graphs import node
from tests.workers.engine import png_bytes
from wireflow.accounts.models import Team
from workers import assets, availability, estimates
from workers.context import RunContext

pytestmark = pytest.mark.django_db


@pytest.fixture
def literal(team: Team) -> Callable[[Field, Any], Any]:
    """What a person would type or upload for a value."""
    kept: dict[PortType, dict[str, Any]] = {}

    def written(field: Field, value: Any) -> Any:
        if field.type not in MEDIA:
            return value
        if field.type not in kept:
            found = sample(field.type)
            file = found if isinstance(found, MediaFile) else MediaFile(png_bytes(), "image/png")
            if field.type is PortType.MODEL3D:
                file = MediaFile(b"glTF", "model/gltf-binary")
            asset = assets.store(team=team, data=file.data, content_type=file.content_type)
            kept[field.type] = assets.reference(asset)
        return [kept[field.type]] if field.multiple else kept[field.type]

    return written


def test_every_node_type_has_a_price(
    team: Team, literal: Callable[[Field, Any], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    # Also what would need a key or a GPU here.
    monkeypatch.setattr(availability, "of", lambda node_type, ring: availability.READY)
    nodes = []
    for known in registry().all():
        given = {
            key: literal(known.fields[key], value)
            for key, value in values(known).items()
            if key in known.fields
        }
        nodes.append(node(f"n{len(nodes)}", known.node_type, **given))
    for portion in (nodes[at : at + 90] for at in range(0, len(nodes), 90)):
        quote = estimates.estimate(team=team, nodes=portion, edges=[], trigger_data={})
        lines = {line["nodeId"]: line["credits"] for line in quote["breakdown"]}
        assert len(lines) == len(portion)
        assert min(lines.values()) >= 0
        assert quote["estimatedCredits"] == sum(lines.values())


def test_the_runners_context_is_what_nodes_ask_for() -> None:
    told = {"progress", "preview", "write", "check_cancelled", "warn", "fetch", "deliver"}
    assert told <= set(vars(RunContext))
