"""Workflows over REST."""

from typing import Any

import pytest

from canvas.models import Workflow

pytestmark = pytest.mark.django_db

NODE = {
    "id": "n1",
    "type": "basedNode",
    "position": {"x": 100, "y": 200},
    "data": {"label": "Prompt", "nodeType": "input:text", "config": {"prompt": "A lake"}},
}


def test_a_workflow_is_made_read_replaced_and_deleted(api: Any) -> None:
    made = api("POST", "/workflows", {"name": "Lake", "nodes": [NODE], "edges": []})
    assert made.status_code == 201
    workflow = made.json()["data"]
    assert made["Location"] == f"/api/v1/workflows/{workflow['id']}"
    assert made.json()["meta"] == {"warnings": []}
    assert set(workflow) == {
        "id", "name", "description", "tags", "nodes", "edges", "isActive", "linkPermission",
        "webhookId", "publishedVersion", "version", "createdAt", "updatedAt", "url",
    }  # fmt: skip
    path = f"/workflows/{workflow['id']}"
    assert api("GET", path).json() == workflow
    replaced = api("PUT", path, {"name": "Still lake", "tags": ["water"]}).json()
    assert (replaced["name"], replaced["tags"], replaced["version"]) == ("Still lake", ["water"], 2)
    assert replaced["nodes"] == [NODE]
    assert api("DELETE", path).status_code == 204
    assert api("GET", path).status_code == 404


def test_an_invalid_graph_is_refused_unless_it_is_a_draft(api: Any) -> None:
    broken = {**NODE, "data": {**NODE["data"], "nodeType": "input:txet"}}
    body = {"name": "Draft", "nodes": [broken], "edges": []}
    refused = api("POST", "/workflows", body)
    assert (refused.status_code, refused.json()["code"]) == (422, "invalid_graph")
    draft = api("POST", "/workflows?strict=false", body)
    assert draft.status_code == 201
    assert draft.json()["meta"]["warnings"][0]["rule"] == "unknown_node_type"


def test_a_stale_save_loses_nothing_and_says_so(api: Any, workflow: Workflow) -> None:
    path = f"/workflows/{workflow.id}"
    seen = api("GET", path).json()["updatedAt"]
    newer = api("PUT", path, {"name": "Newer", "baseUpdatedAt": seen}).json()["updatedAt"]
    stale = api("PUT", path, {"name": "Older", "baseUpdatedAt": seen})
    assert stale.status_code == 409
    body = stale.json()
    assert (body["code"], body["currentUpdatedAt"], body["yourBaseUpdatedAt"]) == (
        "stale_write", newer, seen,
    )  # fmt: skip
    assert api("GET", path).json()["name"] == "Newer"


def test_one_node_is_patched_by_shallow_merge(api: Any, workflow: Workflow) -> None:
    path = f"/workflows/{workflow.id}/nodes/upscale"
    node = api("PATCH", path, {"config": {"scale": 2, "x": 1}}).json()["data"]["node"]
    assert node["data"]["config"] == {"scale": 2, "x": 1}
    node = api("PATCH", path, {"config": {"x": None}, "label": "Larger"}).json()["data"]["node"]
    assert (node["data"]["config"], node["data"]["label"]) == ({"scale": 2}, "Larger")
    assert api("PATCH", f"/workflows/{workflow.id}/nodes/none", {}).status_code == 404


def test_a_copy_has_its_own_id_and_name(api: Any, workflow: Workflow) -> None:
    data = api("POST", f"/workflows/{workflow.id}/duplicate").json()["data"]
    assert data["name"] == "Mountain lake (copy)"
    assert data["id"] != str(workflow.id)


def test_the_list_is_a_bare_array_with_a_link_to_the_next_page(api: Any) -> None:
    for name in ("a", "b", "c"):
        api("POST", "/workflows", {"name": name})
    page = api("GET", "/workflows?limit=2")
    assert [workflow["name"] for workflow in page.json()] == ["c", "b"]
    link = page["Link"]
    assert link.endswith('; rel="next"')
    following = link.split("/api/v1")[1].split(">")[0]
    assert [workflow["name"] for workflow in api("GET", following).json()] == ["a"]


def test_lint_suggests_what_was_meant(api: Any) -> None:
    broken = {**NODE, "data": {**NODE["data"], "config": {"promt": "x"}}}
    data = api("POST", "/workflows/lint", {"nodes": [broken], "edges": []}).json()["data"]
    assert data["ok"] is False
    assert "prompt" in data["violations"][0]["fix"]


@pytest.mark.parametrize(
    "body",
    [{"name": ""}, {"name": 3}, {"tags": "x"}, {"tags": [1]}, {"isActive": 1}, {"nodes": []}],
)
def test_a_field_of_the_wrong_type_is_named(api: Any, body: dict[str, Any]) -> None:
    answer = api("POST", "/workflows", body)
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid_field")
    assert answer.json()["field"].split("[")[0] in {*body, "nodes"}


def test_the_catalogue_has_an_etag_and_names_what_is_meant(api: Any) -> None:
    answer = api("GET", "/nodes")
    types = {node["nodeType"]: node for node in answer.json()["nodes"]}
    assert types["input:text"]["availability"] == "ready"
    assert api("GET", "/nodes", None, **{"If-None-Match": answer["ETag"]}).status_code == 304
    assert api("GET", "/nodes/input:text").json() == types["input:text"]
    missing = api("GET", "/nodes/input:txt")
    assert (missing.status_code, missing.json()["error"].endswith("input:text?")) == (404, True)
