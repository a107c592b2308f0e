"""Saved nodes over REST."""

from typing import Any

import pytest

pytestmark = pytest.mark.django_db

TEXT = {
    "id": "n1",
    "type": "basedNode",
    "position": {"x": 0, "y": 0},
    "data": {"label": "Words", "nodeType": "input:text", "config": {"prompt": "A lake"}},
}
DOCUMENT = {
    "label": "Words",
    "nodes": [TEXT],
    "edges": [],
    "inputs": [],
    "outputs": [{"key": "words", "label": "Words", "nodeId": "n1", "port": "prompt"}],
}


def test_a_node_is_saved_read_changed_and_deleted(api: Any) -> None:
    made = api("POST", "/saved-nodes", {"name": "Words", "document": DOCUMENT})
    saved = made.json()["data"]
    path = f"/saved-nodes/{saved['id']}"
    assert (made.status_code, made["Location"]) == (201, f"/api/v1{path}")
    assert (saved["name"], saved["description"], saved["document"]) == ("Words", "", DOCUMENT)
    changed = api("PATCH", path, {"name": "Lake words", "description": "About a lake"})
    assert changed.json()["data"]["name"] == "Lake words"
    assert api("GET", path).json() == changed.json()
    assert api("DELETE", path).status_code == 204
    assert api("GET", path).status_code == 404


def test_the_list_is_paged_newest_first(api: Any) -> None:
    for name in ("a", "b", "c"):
        api("POST", "/saved-nodes", {"name": name, "document": DOCUMENT})
    page = api("GET", "/saved-nodes?limit=2").json()
    assert [saved["name"] for saved in page["data"]] == ["c", "b"]
    rest = api("GET", f"/saved-nodes?limit=2&cursor={page['nextCursor']}").json()
    assert [saved["name"] for saved in rest["data"]] == ["a"]


def test_what_could_not_run_is_refused(api: Any) -> None:
    broken = {**DOCUMENT, "outputs": [{"key": "x", "nodeId": "ghost", "port": "prompt"}]}
    answer = api("POST", "/saved-nodes", {"name": "x", "document": broken})
    assert answer.status_code == 422
    assert answer.json()["violations"][0]["rule"] == "unknown_subgraph_port"
    assert api("GET", "/saved-nodes").json()["data"] == []


def test_a_workflow_with_a_subgraph_runs_and_names_its_inner_nodes(api: Any) -> None:
    show = {"id": "show", "data": {"label": "Show", "nodeType": "output:preview"}}
    body = {
        "name": "With a subgraph",
        "nodes": [{"id": "s", "type": "subgraph", "data": DOCUMENT}, show],
        "edges": [
            {
                "source": "s",
                "sourceHandle": "out-words",
                "target": "show",
                "targetHandle": "in-media",
            }
        ],
    }
    workflow = api("POST", "/workflows", body).json()["data"]
    assert workflow["nodes"] == body["nodes"]
    path = f"/workflows/{workflow['id']}"
    form = api("GET", f"{path}/run").json()["data"]
    assert [field["nodeId"] for field in form["inputs"]] == ["s__n1"]
    execution_id = api("POST", f"{path}/execute", {}).json()["executionId"]
    states = api("GET", f"/workflows/executions/{execution_id}").json()["nodeStates"]
    assert [state["nodeId"] for state in states] == ["s__n1", "show"]
    only = api("POST", f"{path}/execute", {"targetNodeIds": ["s"]}).json()["executionId"]
    states = api("GET", f"/workflows/executions/{only}").json()["nodeStates"]
    assert [state["nodeId"] for state in states] == ["s__n1"]
    both = api("POST", f"{path}/execute", {"targetNodeIds": ["s"], "targetNodeId": "show"})
    assert (both.status_code, both.json()["field"]) == (400, "targetNodeIds")
