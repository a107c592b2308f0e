"""Content-addressed results: a COMPLETED node run is the cache entry of its key.

A key hashes the node type, the version of its code or catalogue table, its literal values with the
drawn seed, and its parents' keys: never the whole ancestry, so a chain of n nodes costs n hashes.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from canvas.graph.plan import Step
from canvas.models import Asset, NodeRun, NodeStatus
from canvas.nodes import ports
from canvas.nodes.node_type import NodeType
from wireflow.accounts.models import Team


def keys(
    steps: Iterable[Step],
    values: Mapping[str, dict[str, Any]],
    frozen: Mapping[str, NodeRun] | None = None,
) -> dict[str, str]:
    """The key of each step by node id; empty where a step or a parent may not be cached.

    `steps` stand in order of dependency; `values` are the resolved literals by node id, `frozen`
    the node runs that stand for steps.
    """
    found: dict[str, str] = {}
    for step in steps:
        if frozen and (kept := frozen.get(step.node_id)):
            # A result that may not be cached does not change any more: its id says which it is.
            found[step.node_id] = kept.cache_key or str(kept.id)
            continue
        found[step.node_id] = key_of(step.node_type, values[step.node_id], step.sources, found)
    return found


def key_of(
    node_type: NodeType,
    values: Mapping[str, Any],
    sources: Mapping[str, Sequence[Sequence[str]]],
    parents: Mapping[str, str],
) -> str:
    """The key of one step from its literals, its links and its parents' keys; may be empty."""
    linked = {
        port: [[parents[node_id], output] for node_id, output in links]
        for port, links in sources.items()
    }
    known = all(link[0] for links in linked.values() for link in links)
    if not (node_type.cacheable and known):
        return ""
    own = {key: _stable(value) for key, value in values.items()}
    return _digest([node_type.node_type, node_type.version, own, linked])


def reuse(row: NodeRun, source: NodeRun) -> NodeRun:
    """Makes a new, unsaved step finished by an earlier one's results: nothing to run or to pay."""
    row.status, row.outputs, row.warnings = NodeStatus.COMPLETED, source.outputs, source.warnings
    row.cached_from = source.cached_from or source.execution_id
    row.progress, row.credits = 1.0, 0
    row.started_at, row.completed_at = source.started_at, source.completed_at
    return row


def look_up(team: Team, wanted: Iterable[str]) -> dict[str, NodeRun]:
    """The team's newest finished node run of each key that still has its media."""
    runs = NodeRun.objects.filter(
        team=team,
        cache_key__in={key for key in wanted if key},
        status=NodeStatus.COMPLETED,
        cached_from=None,
    ).order_by("id")
    return {run.cache_key: run for run in intact(team, runs)}


def intact(team: Team, runs: Iterable[NodeRun]) -> list[NodeRun]:
    """Those of the runs whose results are all still there: people delete media."""
    used = {run: set(ports.asset_ids(run.outputs)) for run in runs}
    named = set().union(*used.values())
    if not named:
        return list(used)
    kept = Asset.objects.filter(team=team, id__in=named).values_list("id", flat=True)
    gone = named - {str(asset_id) for asset_id in kept}
    return [run for run, ids in used.items() if not ids & gone]


def _stable(value: Any) -> Any:
    """An asset counts by its content: the same picture uploaded twice is the same input."""
    if isinstance(value, dict) and "sha256" in value and "assetId" in value:
        return {"sha256": value["sha256"]}
    return value


def _digest(parts: list[Any]) -> str:
    text = json.dumps(parts, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
