"""The history of a graph: what is kept, for how long, and how it comes back."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from canvas import snapshots
from canvas.models import VersionKind, Workflow, WorkflowVersion

pytestmark = pytest.mark.django_db(transaction=True)


def _edit(api: Any, workflow: Workflow, prompt: str) -> None:
    nodes = [dict(node) for node in workflow.nodes]
    nodes[0] = {**nodes[0], "data": {**nodes[0]["data"], "config": {"prompt": prompt}}}
    body = {"nodes": nodes, "edges": workflow.edges}
    assert api("PUT", f"/workflows/{workflow.id}?strict=false", body).status_code == 200


def _age(minutes: float) -> None:
    moment = timezone.now() - timedelta(minutes=minutes)
    WorkflowVersion.objects.update(created_at=moment)


def _kept() -> list[tuple[int, str, str]]:
    rows = WorkflowVersion.objects.order_by("-number")
    return [(row.number, row.kind, row.nodes[0]["data"]["config"]["prompt"]) for row in rows]


def test_a_save_keeps_what_it_replaces_at_most_every_ten_minutes(
    api: Any, workflow: Workflow
) -> None:
    first = "A sunset over a mountain lake"
    _edit(api, workflow, "one")
    assert _kept() == [(1, "automatic", first)]
    _edit(api, workflow, "two")
    _age(9.5)
    _edit(api, workflow, "three")
    assert _kept() == [(1, "automatic", first)]
    _age(10)
    _edit(api, workflow, "four")
    assert _kept() == [(4, "automatic", "three"), (1, "automatic", first)]


def test_a_rename_and_an_equal_graph_keep_nothing(api: Any, workflow: Workflow) -> None:
    path = f"/workflows/{workflow.id}"
    api("PUT", path, {"name": "Lake"})
    api("PUT", path, {"nodes": workflow.nodes, "edges": workflow.edges})
    assert _kept() == []


def test_an_empty_canvas_is_not_worth_keeping(api: Any, workflow: Workflow) -> None:
    made = api("POST", "/workflows", {"name": "New"}).json()["data"]
    body = {"nodes": workflow.nodes, "edges": workflow.edges}
    api("PUT", f"/workflows/{made['id']}", body)
    assert _kept() == []


def test_the_newest_fifty_automatic_ones_stay_and_all_others(
    api: Any, workflow: Workflow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshots, "MOST", 3)
    named = api("POST", f"/workflows/{workflow.id}/versions", {"name": "First"}).json()["data"]
    api("POST", f"/workflows/{workflow.id}/publish")
    for number in range(6):
        _age(11)
        _edit(api, workflow, f"edit {number}")
    numbers = [(number, kind) for number, kind, _ in _kept()]
    assert numbers == [(6, "automatic"), (5, "automatic"), (4, "automatic"), (1, "named")]
    assert named["version"] == 1


def test_a_name_makes_an_automatic_version_stay(api: Any, workflow: Workflow) -> None:
    _edit(api, workflow, "one")
    path = f"/workflows/{workflow.id}/versions/1"
    renamed = api("PATCH", path, {"name": "Before the edit"}).json()["data"]
    assert (renamed["name"], renamed["kind"], renamed["version"]) == ("Before the edit", "named", 1)
    assert api("PATCH", path, {}).status_code == 400
    assert api("PATCH", f"{path}9", {"name": "x"}).status_code == 404


def test_a_version_is_read_with_its_graph(api: Any, workflow: Workflow) -> None:
    api("POST", f"/workflows/{workflow.id}/versions", {"name": "First light"})
    data = api("GET", f"/workflows/{workflow.id}/versions/1").json()["data"]
    assert data == {
        "version": 1, "name": "First light", "nodes": workflow.nodes, "edges": workflow.edges,
    }  # fmt: skip
    assert api("GET", f"/workflows/{workflow.id}/versions/2").status_code == 404


def test_the_list_says_why_each_was_kept(api: Any, workflow: Workflow) -> None:
    path = f"/workflows/{workflow.id}"
    _edit(api, workflow, "one")
    api("POST", f"{path}/publish")
    _edit(api, workflow, "two")
    api("POST", f"{path}/versions/1/restore")
    listed = api("GET", f"{path}/versions").json()["data"]
    assert [(row["version"], row["kind"], row["published"]) for row in listed] == [
        (3, "replaced", False),
        (2, "published", True),
        (1, "automatic", False),
    ]
    assert Workflow.objects.get(id=workflow.id).nodes == workflow.nodes


def test_publishing_an_automatic_version_makes_it_stay(api: Any, workflow: Workflow) -> None:
    _edit(api, workflow, "one")
    api("POST", f"/workflows/{workflow.id}/versions/1/restore")
    api("POST", f"/workflows/{workflow.id}/publish")
    kinds = dict(WorkflowVersion.objects.values_list("number", "kind"))
    assert kinds == {
        1: VersionKind.AUTOMATIC, 2: VersionKind.REPLACED, 3: VersionKind.PUBLISHED,
    }  # fmt: skip
