"""The gallery's API: what the runs made, found again, starred and deleted."""

from datetime import timedelta
from typing import Any
from urllib.parse import quote
from uuid import UUID

import pytest
from django.core.files.storage import default_storage

from canvas import origins, results
from canvas.models import Asset, Execution, ExecutionStatus, NodeRun, NodeStatus, Workflow
from tests.workers.engine import png_bytes
from wireflow.accounts.models import Team
from workers import assets

pytestmark = pytest.mark.django_db


def _made(
    team: Team,
    workflow: Workflow | None = None,
    *,
    prompt: str = "A lake",
    node_type: str = "generate:wireflow_sketch",
    **fields: Any,
) -> Asset:
    """A result of a finished run."""
    execution = Execution.objects.create(
        team=team, workflow=workflow, status=ExecutionStatus.COMPLETED
    )
    run = NodeRun.objects.create(
        execution=execution,
        team=team,
        position=0,
        node_id="n1",
        node_type=node_type,
        label="Generate image",
        queue="gpu",
        status=NodeStatus.COMPLETED,
        values={"seed": 7},
    )
    asset = assets.store(
        team=team, data=png_bytes(), content_type="image/png", node_run=run, prompt=prompt
    )
    Asset.objects.filter(id=asset.id).update(**fields)
    return asset


def _found(api: Any, query: str = "") -> list[str]:
    answer = api("GET", f"/results{query}")
    assert answer.status_code == 200, answer.content
    return [item["id"] for item in answer.json()["data"]]


def test_a_result_tells_where_it_came_from(api: Any, team: Team, workflow: Workflow) -> None:
    asset = _made(team, workflow)
    found = api("GET", f"/results/{asset.id}").json()["data"]
    assert found["prompt"] == "A lake"
    assert (found["width"], found["height"], found["starred"]) == (40, 20, False)
    assert asset.node_run is not None
    assert found["origin"] == {
        "executionId": str(asset.node_run.execution_id),
        "workflowId": str(workflow.id),
        "workflowName": workflow.name,
        "nodeId": "n1",
        "nodeLabel": "Generate image",
        "nodeType": "generate:wireflow_sketch",
        "model": "Wireflow Sketch",
        "seed": 7,
    }


def test_uploads_are_no_results_but_can_be_read_as_files(api: Any, team: Team) -> None:
    upload = assets.store(team=team, data=png_bytes(), content_type="image/png")
    assert _found(api) == []
    assert api("GET", f"/results/{upload.id}").json()["data"]["origin"] is None


def test_results_come_newest_first_in_pages(api: Any, team: Team) -> None:
    ids = [str(_made(team).id) for _ in range(5)][::-1]
    first = api("GET", "/results?limit=2").json()
    assert [item["id"] for item in first["data"]] == ids[:2]
    second = api("GET", f"/results?limit=2&cursor={first['nextCursor']}").json()
    assert [item["id"] for item in second["data"]] == ids[2:4]
    last = api("GET", f"/results?limit=2&cursor={second['nextCursor']}").json()
    assert ([item["id"] for item in last["data"]], last["nextCursor"]) == (ids[4:], None)


def test_every_word_is_sought_in_the_prompt_or_the_workflows_name(
    api: Any, team: Team, workflow: Workflow
) -> None:
    Workflow.objects.filter(id=workflow.id).update(name="Winter campaign")
    named = str(_made(team, workflow, prompt="A forest at dawn").id)
    _made(team, prompt="A beach")
    assert _found(api, "?q=FOREST") == [named]
    assert _found(api, "?q=winter%20dawn") == [named]
    assert _found(api, "?q=winter%20beach") == []
    assert _found(api, "?q=%25") == []


def test_results_are_filtered(api: Any, team: Team, workflow: Workflow) -> None:
    film = _made(team, content_type="video/mp4", starred=True)
    large = _made(team, workflow, node_type="upscale:real_esrgan")
    assert _found(api, "?type=video") == [str(film.id)]
    assert _found(api, "?starred=true") == [str(film.id)]
    assert _found(api, "?nodeType=upscale%3Areal_esrgan") == [str(large.id)]
    assert _found(api, f"?workflowId={workflow.id}&nodeId=n1") == [str(large.id)]
    assert large.node_run is not None
    assert _found(api, f"?executionId={large.node_run.execution_id}") == [str(large.id)]


def test_results_are_found_by_their_time(api: Any, team: Team) -> None:
    new = _made(team)
    old = _made(team, created_at=new.created_at - timedelta(days=3))
    border = quote((new.created_at - timedelta(days=1)).isoformat())
    assert _found(api, f"?from={border}") == [str(new.id)]
    assert _found(api, f"?to={border}") == [str(old.id)]


@pytest.mark.parametrize(
    "query",
    ["from=yesterday", "to=0001-01-01T00:00:00%2B12:00", "type=text", "starred=1", "cursor=x"],
)
def test_a_filter_that_means_nothing_is_refused(api: Any, query: str) -> None:
    answer = api("GET", f"/results?{query}")
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid_field")


def test_a_page_and_its_origins_are_one_statement(
    team: Team, workflow: Workflow, django_assert_num_queries: Any
) -> None:
    for _ in range(5):
        _made(team, workflow)
    with django_assert_num_queries(1):
        listed = [origins.to_json(asset) for asset in results.find(team, results.Search())]
    assert [item["origin"]["workflowName"] for item in listed] == [workflow.name] * 5


def test_a_star_is_set_and_taken_away(api: Any, team: Team) -> None:
    asset = _made(team)
    for starred in (True, False):
        answer = api("PATCH", f"/media/{asset.id}", {"starred": starred})
        assert answer.json()["data"]["starred"] is starred
        asset.refresh_from_db()
        assert asset.starred is starred


@pytest.mark.django_db(transaction=True)
def test_deleting_removes_the_row_and_the_file(api: Any, team: Team) -> None:
    asset = _made(team)
    assert default_storage.exists(asset.storage_name)
    assert api("DELETE", f"/media/{asset.id}").status_code == 204
    assert not Asset.objects.filter(id=asset.id).exists()
    assert not default_storage.exists(asset.storage_name)
    assert api("DELETE", f"/media/{asset.id}").status_code == 404
    assert _found(api) == []


@pytest.mark.parametrize("place", ["values", "outputs"])
def test_what_a_running_execution_uses_is_kept(api: Any, team: Team, place: str) -> None:
    asset = _made(team)
    execution = Execution.objects.create(team=team)
    NodeRun.objects.create(
        execution=execution,
        team=team,
        position=0,
        node_id="n",
        node_type="utility:image_blur",
        label="Blur",
        queue="cpu",
        **{place: {"image": assets.reference(asset)}},
    )
    answer = api("DELETE", f"/media/{asset.id}")
    assert (answer.status_code, answer.json()["code"]) == (409, "media_in_use")
    assert default_storage.exists(asset.storage_name)
    Execution.objects.filter(id=execution.id).update(status=ExecutionStatus.COMPLETED)
    assert api("DELETE", f"/media/{asset.id}").status_code == 204


def test_another_teams_results_do_not_exist(api: Any) -> None:
    other = Team.objects.create(name="Elsewhere")
    theirs = _made(other)
    assert _found(api) == []
    for method, path in (("GET", "results"), ("PATCH", "media"), ("DELETE", "media")):
        answer = api(method, f"/{path}/{theirs.id}", {"starred": True})
        assert answer.status_code == 404
    assert Asset.objects.filter(id=UUID(str(theirs.id)), starred=False).exists()
