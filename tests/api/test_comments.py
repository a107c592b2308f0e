"""Comments over REST: who may write, change and delete them, and what they leave alone."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from canvas.comments import threads
from canvas.models import Comment, CommentThread, Workflow
from tests.api.conftest import Call
from wireflow.accounts.models import Membership, Role, Team, User

pytestmark = pytest.mark.django_db

Person = Callable[..., Any]
NEW = {"text": "Darker", "position": {"x": 40, "y": 60.5}}


def _signed_in(user: User) -> Person:
    browser = Client()
    browser.force_login(user)

    def call(method: str, path: str, body: Any = None) -> Any:
        text = json.dumps(body) if body is not None else ""
        return browser.generic(method, f"/api/v1{path}", text, content_type="application/json")

    return call


@pytest.fixture
def ada(team: Team, user: User) -> Person:
    """The owner of the team."""
    return _signed_in(user)


@pytest.fixture
def ben(team: Team) -> Person:
    """A member who only looks."""
    user = User.objects.create_user("ben@example.com")
    Membership.objects.create(user=user, team=team, role=Role.VIEWER)
    return _signed_in(user)


@pytest.fixture
def path(workflow: Workflow) -> str:
    return f"/workflows/{workflow.id}/threads"


def _texts(thread: Any) -> list[str]:
    return [comment["text"] for comment in thread["comments"]]


def test_a_thread_is_started_answered_resolved_and_taken_up_again(
    ada: Person, ben: Person, path: str
) -> None:
    made = ada("POST", path, {**NEW, "nodeId": "sketch", "offset": {"x": 4, "y": 6}})
    thread = made.json()["data"]
    own = f"{path}/{thread['id']}"
    assert (made.status_code, made["Location"]) == (201, f"/api/v1{own}")
    assert (thread["position"], thread["offset"]) == ({"x": 40, "y": 60.5}, {"x": 4, "y": 6})
    assert (thread["nodeId"], thread["subgraph"]) == ("sketch", None)
    assert thread["comments"][0]["author"]["name"] == "Ada"
    answered = ben("POST", f"{own}/comments", {"text": "Late dusk?"})
    assert answered.status_code == 201
    assert _texts(answered.json()["data"]) == ["Darker", "Late dusk?"]
    assert answered.json()["data"]["comments"][1]["author"]["name"] == "ben"
    resolved = ben("PATCH", own, {"resolved": True}).json()["data"]
    assert (resolved["resolved"], resolved["resolvedBy"]["name"]) == (True, "ben")
    assert ada("GET", own).json()["data"]["resolvedAt"] == resolved["resolvedAt"]
    again = ada("PATCH", own, {"resolved": False}).json()["data"]
    assert (again["resolved"], again["resolvedBy"], again["resolvedAt"]) == (False, None, None)


def test_the_list_is_newest_first_and_leaves_out_what_is_not_asked_for(
    ada: Person, path: str
) -> None:
    made = [ada("POST", path, {**NEW, "text": text}).json()["data"] for text in ("a", "b", "c")]
    ada("PATCH", f"{path}/{made[1]['id']}", {"resolved": True})
    page = ada("GET", f"{path}?resolved=false&limit=1").json()
    assert [_texts(thread) for thread in page["data"]] == [["c"]]
    rest = ada("GET", f"{path}?resolved=false&cursor={page['nextCursor']}").json()
    assert ([_texts(thread) for thread in rest["data"]], rest["nextCursor"]) == ([["a"]], None)
    put_aside = ada("GET", f"{path}?resolved=true").json()["data"]
    assert [_texts(thread) for thread in put_aside] == [["b"]]


def test_only_its_author_changes_a_comment(ada: Person, ben: Person, path: str) -> None:
    thread = ben("POST", path, NEW).json()["data"]
    comment = thread["comments"][0]
    own = f"{path}/{thread['id']}/comments/{comment['id']}"
    assert (comment["mayEdit"], comment["mayDelete"], comment["editedAt"]) == (True, True, None)
    seen = ada("GET", f"{path}/{thread['id']}").json()["data"]["comments"][0]
    assert (seen["mayEdit"], seen["mayDelete"]) == (False, True)
    refused = ada("PATCH", own, {"text": "Mine now"})
    assert (refused.status_code, refused.json()["code"]) == (403, "forbidden")
    assert Comment.objects.get().text == "Darker"
    changed = ben("PATCH", own, {"text": "Much darker"}).json()["data"]["comments"][0]
    assert changed["text"] == "Much darker"
    assert changed["editedAt"] is not None


def test_its_author_or_an_owner_deletes_a_comment_and_the_first_takes_the_thread_along(
    ada: Person, ben: Person, path: str
) -> None:
    thread = ada("POST", path, NEW).json()["data"]
    own = f"{path}/{thread['id']}/comments"
    first = f"{own}/{thread['comments'][0]['id']}"
    replies = [ben("POST", own, {"text": text}).json()["data"]["comments"][-1] for text in "xy"]
    assert ben("DELETE", first).status_code == 403
    assert ben("DELETE", f"{own}/{replies[0]['id']}").status_code == 204
    assert ada("DELETE", f"{own}/{replies[1]['id']}").status_code == 204
    assert _texts(ada("GET", f"{path}/{thread['id']}").json()["data"]) == ["Darker"]
    assert ada("DELETE", first).status_code == 204
    assert (CommentThread.objects.count(), Comment.objects.count()) == (0, 0)
    assert ada("GET", f"{path}/{thread['id']}").status_code == 404


def test_a_key_reads_and_does_not_write(api: Call, ada: Person, path: str) -> None:
    ada("POST", path, NEW)
    read = api("GET", path).json()["data"]
    assert [_texts(thread) for thread in read] == [["Darker"]]
    assert read[0]["comments"][0]["mayDelete"] is False
    refused = api("POST", path, NEW)
    assert refused.status_code == 403
    assert refused.json()["error"] == "An API key cannot do this: sign in to the browser"
    assert CommentThread.objects.count() == 1


def test_who_keeps_the_accounts_sees_no_comments(ada: Person, team: Team, path: str) -> None:
    user = User.objects.create_user("bo@example.com")
    Membership.objects.create(user=user, team=team, role=Role.BILLING)
    assert _signed_in(user)("POST", path, NEW).status_code == 403
    assert _signed_in(user)("GET", path).status_code == 403


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"text": ""}, "text"),
        ({"text": " \n "}, "text"),
        ({"text": "x" * 2_001}, "text"),
        ({"position": {"x": 0}}, "position"),
        ({"position": {"x": 0, "y": 1e10}}, "position.y"),
        ({"nodeId": "n" * 65}, "nodeId"),
    ],
)
def test_what_says_nothing_or_too_much_is_refused(
    ada: Person, path: str, change: Any, field: str
) -> None:
    refused = ada("POST", path, {**NEW, **change})
    assert (refused.status_code, refused.json()["field"]) == (400, field)
    assert CommentThread.objects.count() == 0


def test_there_is_an_end_to_threads_and_to_one(
    ada: Person, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(threads, "MOST_THREADS", 1)
    monkeypatch.setattr(threads, "MOST_COMMENTS", 2)
    thread = ada("POST", path, NEW).json()["data"]
    assert ada("POST", path, NEW).status_code == 409
    own = f"{path}/{thread['id']}/comments"
    assert ada("POST", own, {"text": "Yes"}).status_code == 201
    full = ada("POST", own, {"text": "No"})
    assert (full.status_code, full.json()["code"]) == (409, "conflict")
    assert Comment.objects.count() == 2


def test_a_comment_is_no_edit_of_the_workflow(
    ada: Person, workflow: Workflow, path: str, api: Call
) -> None:
    before = api("GET", f"/workflows/{workflow.id}").json()
    thread = ada("POST", path, {**NEW, "text": "<b>bold</b>"}).json()["data"]
    assert _texts(thread) == ["<b>bold</b>"]
    assert api("GET", f"/workflows/{workflow.id}").json() == before
    assert workflow.versions.count() == 0
    copy = api("POST", f"/workflows/{workflow.id}/duplicate").json()["data"]
    assert api("GET", f"/workflows/{copy['id']}/threads").json()["data"] == []


def test_another_workflows_thread_is_not_found_here(
    ada: Person, path: str, team: Team, user: User
) -> None:
    thread = ada("POST", path, NEW).json()["data"]
    other = Workflow.objects.create(team=team)
    elsewhere = f"/workflows/{other.id}/threads/{thread['id']}"
    assert ada("GET", elsewhere).status_code == 404
    assert ada("POST", f"{elsewhere}/comments", {"text": "Yes"}).status_code == 404
