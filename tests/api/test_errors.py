"""Nothing under /api/ answers HTML, whatever goes wrong; every answer has its request's name."""

from typing import Any

import pytest
from django.test import Client

from canvas import queries

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api/", 404),
        ("GET", "/api/v2/workflows", 404),
        ("GET", "/api/v1/nowhere", 404),
        ("GET", "/api/v1/workflows/not-a-uuid", 404),
        ("DELETE", "/api/v1/workflows", 405),
        ("GET", "/api/v1/media/upload", 405),
        ("POST", "/api/mcp", 404),
    ],
)
def test_refusals_are_json(api: Any, key: str, method: str, path: str, status: int) -> None:
    answer = Client().generic(method, path, headers={"Authorization": f"Bearer {key}"})
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/json")
    assert set(answer.json()) >= {"error", "code", "requestId"}


def test_another_content_type_is_refused(key: str) -> None:
    answer = Client().post(
        "/api/v1/workflows",
        "<xml/>",
        content_type="application/xml",
        headers={"Authorization": f"Bearer {key}"},
    )
    assert (answer.status_code, answer.json()["code"]) == (415, "unsupported_media_type")


def test_a_foreign_host_is_refused_in_json() -> None:
    answer = Client().get("/api/v1/workflows", headers={"Host": "evil.example"})
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/json")


def test_an_unexpected_failure_keeps_its_text_to_itself(
    api: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(team: object) -> None:
        raise RuntimeError("password=hunter2")

    monkeypatch.setattr(queries, "workflows", fail)
    answer = api("GET", "/workflows")
    assert answer.status_code == 500
    assert answer.json() == {
        "error": "Internal server error",
        "code": "internal_error",
        "requestId": answer["X-Request-Id"],
    }


def test_the_callers_own_request_id_is_kept_when_it_is_sound(api: Any) -> None:
    assert (
        api("GET", "/workflows", None, **{"X-Request-Id": "order-42"})["X-Request-Id"] == "order-42"
    )
    for bad in ("x" * 65, "a b", "ä"):
        made = api("GET", "/workflows", None, **{"X-Request-Id": bad})["X-Request-Id"]
        assert len(made) == 36
