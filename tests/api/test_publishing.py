"""Publishing, versions, sharing, and running by inputs."""

from typing import Any

import pytest
from django.test import Client

from api import keys
from canvas.models import Execution, NodeRun, Publication, Workflow, WorkflowVersion
from tests.api.conftest import caller
from tests.api.world import GRAPH, TEXT_NODE
from wireflow.accounts.models import Membership, Role, Team, User

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def outsider(db: None) -> Any:
    """A key of another team."""
    team = Team.objects.create(name="Elsewhere")
    user = User.objects.create_user("eve@example.com")
    Membership.objects.create(user=user, team=team, role=Role.OWNER)
    return caller(keys.make(team=team, user=user, name="k", scopes=keys.SCOPES, days=None)[1])


def _rename(api: Any, workflow: Workflow, text: str) -> None:
    change = {"config": {"prompt": text}}
    assert api("PATCH", f"/workflows/{workflow.id}/nodes/prompt", change).status_code == 200


def test_publishing_keeps_the_graph_and_its_address(api: Any, workflow: Workflow) -> None:
    first = api("POST", f"/workflows/{workflow.id}/publish").json()["data"]
    _rename(api, workflow, "Another lake")
    again = api("POST", f"/workflows/{workflow.id}/publish").json()["data"]
    assert first["webhookId"] == again["webhookId"]
    assert (first["version"], again["version"]) == (1, 2)
    kept = WorkflowVersion.objects.get(number=1)
    assert kept.nodes != Publication.objects.get().version.nodes
    shown = api("GET", f"/workflows/{workflow.id}").json()
    assert (shown["webhookId"], shown["publishedVersion"]) == (first["webhookId"], 2)
    assert api("POST", f"/workflows/{workflow.id}/unpublish").status_code == 200
    assert api("GET", f"/workflows/{workflow.id}").json()["webhookId"] is None
    assert api("GET", f"/workflows/{workflow.id}/webhook").status_code == 404


def test_an_invalid_graph_is_not_published(api: Any, workflow: Workflow) -> None:
    Workflow.objects.filter(id=workflow.id).update(
        nodes=[{"id": "a", "data": {"nodeType": "nothing:such"}}], edges=[]
    )
    answer = api("POST", f"/workflows/{workflow.id}/publish")
    assert (answer.status_code, answer.json()["violations"][0]["nodeId"]) == (422, "a")
    assert Publication.objects.count() == 0


def test_the_secret_is_for_signed_in_people(api: Any, workflow: Workflow, user: User) -> None:
    api("POST", f"/workflows/{workflow.id}/publish")
    path = f"/workflows/{workflow.id}/webhook"
    assert api("PATCH", path, {"signed": True}).json()["data"]["secret"] is None
    browser = Client()
    browser.force_login(user)
    shown = browser.get(f"/api/v1{path}").json()["data"]
    assert shown["secret"].startswith("whsec_")


def test_a_restored_version_keeps_what_it_replaces(api: Any, workflow: Workflow) -> None:
    path = f"/workflows/{workflow.id}/versions"
    kept = api("POST", path, {"name": "First light"}).json()["data"]
    before = Workflow.objects.get().nodes
    _rename(api, workflow, "Another lake")
    changed = Workflow.objects.get().nodes
    restored = api("POST", f"{path}/{kept['version']}/restore").json()
    assert (restored["nodes"], restored["version"]) == (before, 3)
    listed = api("GET", path).json()["data"]
    assert [(row["version"], row["name"]) for row in listed] == [(2, ""), (1, "First light")]
    assert WorkflowVersion.objects.get(number=2).nodes == changed
    assert api("POST", f"{path}/99/restore").status_code == 404


def test_a_link_shows_copies_or_changes_as_far_as_it_is_shared(
    api: Any, workflow: Workflow, outsider: Any
) -> None:
    path = f"/workflows/{workflow.id}"

    def allowed() -> list[int]:
        calls = (("GET", path, None), ("POST", f"{path}/duplicate", None), ("PUT", path, GRAPH))
        return [outsider(*call).status_code for call in calls]

    assert allowed() == [404, 404, 404]
    shared = api("POST", f"{path}/visibility", {"visibility": "view"}).json()
    assert (shared["linkPermission"], shared["url"][-36:]) == ("VIEW", str(workflow.id))
    assert allowed() == [200, 201, 404]
    api("POST", f"{path}/visibility", {"visibility": "edit"})
    assert allowed() == [200, 201, 200]
    assert outsider("DELETE", path).status_code == 404
    assert outsider("POST", f"{path}/execute", {}).status_code == 404
    assert Workflow.objects.filter(team__name="Elsewhere").count() == 2


def test_the_form_names_the_inputs_and_a_run_fills_them(api: Any, workflow: Workflow) -> None:
    form = api("GET", f"/workflows/{workflow.id}/run").json()["data"]
    assert [(field["key"], field["type"]) for field in form["inputs"]] == [("prompt", "TEXT")]
    assert form["outputs"][0]["nodeId"] == "picture"
    answer = api("POST", f"/workflows/{workflow.id}/run", {"inputs": {"prompt": "A harbour"}})
    assert (answer.status_code, answer.json()["data"]["status"]) == (202, "RUNNING")
    assert NodeRun.objects.get(node_id="prompt").values["prompt"] == "A harbour"


def test_exposed_inputs_are_the_form(api: Any) -> None:
    node = {**TEXT_NODE, "data": {**TEXT_NODE["data"], "exposed": {"subject": "prompt"}}}
    made = api("POST", "/workflows", {"nodes": [node], "edges": []}).json()["data"]
    form = api("GET", f"/workflows/{made['id']}/run").json()["data"]
    assert [field["key"] for field in form["inputs"]] == ["subject"]
    refused = api("POST", f"/workflows/{made['id']}/run", {"inputs": {"subjekt": "x"}})
    assert refused.status_code == 422
    assert refused.json()["violations"][0]["fix"] == "Did you mean subject?"
    assert Execution.objects.count() == 0


def test_lists_are_filtered_by_tag_and_paged_without_gaps(api: Any) -> None:
    for number in range(5):
        tags = ["küche", "a"] if number % 2 else ["b"]
        api("POST", "/workflows", {"name": f"w{number}", "tags": tags})
    names = [row["name"] for row in api("GET", "/workflows?tag=k%C3%BCche").json()]
    assert names == ["w3", "w1"]
    seen, path = [], "/workflows?limit=2"
    while path:
        answer = api("GET", path)
        seen += [row["name"] for row in answer.json()]
        link = answer.headers.get("Link", "")
        path = link.partition("/api/v1")[2].partition(">")[0]
    assert seen == ["w4", "w3", "w2", "w1", "w0"]


def test_a_team_one_is_not_in_has_no_list(api: Any, team: Team) -> None:
    other = Team.objects.create(name="Elsewhere")
    assert api("GET", f"/workflows?teamId={team.id}").status_code == 200
    assert api("GET", f"/workflows?teamId={other.id}").status_code == 404
