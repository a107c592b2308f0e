"""What deleted media mean for later runs: they are made anew, never served from where they were."""

from typing import Any

import PIL.Image
import pytest

from canvas.models import Asset, ExecutionStatus, NodeStatus
from tests.live.graphs import edge, node
from tests.workers.engine import drain, png_bytes, run_of, start
from wireflow.accounts.models import Team
from workers import assets, launch, removal
from workers.backends.protocol import BackendError

pytestmark = pytest.mark.django_db(transaction=True)


def _picture(colour: str = "blue") -> dict[str, Any]:
    return {"image": PIL.Image.new("RGB", (8, 8), colour)}


def _sketch() -> dict[str, Any]:
    return node("g", "generate:wireflow_sketch", prompt="A lake", seed=7)


def _result(execution: Any, node_id: str) -> Asset:
    return Asset.objects.get(id=run_of(execution, node_id).outputs["image"]["assetId"])


def test_the_cache_passes_over_a_deleted_result(team: Team, backend: Any) -> None:
    backend.script = [_picture(), _picture()]
    first = drain(start(team, _sketch()))
    assert run_of(drain(start(team, _sketch())), "g").cached_from == first.id
    removal.delete(_result(first, "g"))
    again = drain(start(team, _sketch()))
    assert run_of(again, "g").cached_from is None
    assert run_of(again, "g").charged == run_of(first, "g").charged
    assert assets.content(_result(again, "g"))
    assert run_of(drain(start(team, _sketch())), "g").cached_from == again.id


def test_an_older_result_of_the_same_inputs_still_serves(team: Team, backend: Any) -> None:
    backend.script = [_picture(), _picture()]
    first = drain(start(team, _sketch()))
    newest = drain(start(team, _sketch(), force=True))
    removal.delete(_result(newest, "g"))
    assert run_of(drain(start(team, _sketch())), "g").cached_from == first.id


def test_a_later_step_is_served_though_the_picture_it_came_from_is_gone(
    team: Team, backend: Any
) -> None:
    backend.script = [_picture(), _picture()]
    graph = [_sketch(), node("b", "utility:image_blur"), edge("g.image", "b.image")]
    first = drain(start(team, *graph))
    removal.delete(_result(first, "g"))
    again = drain(start(team, *graph))
    assert again.status == ExecutionStatus.COMPLETED
    assert run_of(again, "g").cached_from is None
    assert run_of(again, "b").cached_from == first.id


def test_an_upload_that_came_back_is_not_looked_for_where_it_was(team: Team) -> None:
    def upload() -> dict[str, Any]:
        asset = assets.store(team=team, data=png_bytes(), content_type="image/png")
        return assets.reference(asset)

    lost, found = upload(), upload()
    drain(start(team, node("i", "input:image", image=lost)))
    removal.delete(Asset.objects.get(id=lost["assetId"]))
    again = drain(start(team, node("i", "input:image", image=found)))
    assert run_of(again, "i").outputs["image"]["assetId"] == found["assetId"]


def test_a_retry_makes_a_deleted_result_again(team: Team, backend: Any) -> None:
    backend.script = [_picture(), BackendError("Out of memory", retryable=False)]
    graph = [_sketch(), node("u", "upscale:real_esrgan"), edge("g.image", "u.image")]
    failed = drain(start(team, *graph))
    assert failed.status == ExecutionStatus.FAILED
    removal.delete(_result(failed, "g"))
    backend.script = [_picture("green"), _picture("green")]
    retried = drain(launch.accept(launch.draft_retry(execution=failed, user=None)))
    assert retried.status == ExecutionStatus.COMPLETED
    assert run_of(retried, "g").status == NodeStatus.COMPLETED
    assert run_of(retried, "g").cached_from is None


def test_a_running_execution_keeps_its_pictures(team: Team) -> None:
    asset = assets.store(team=team, data=png_bytes(), content_type="image/png")
    start(team, node("i", "input:image", image=assets.reference(asset)))
    with pytest.raises(removal.MediaInUseError):
        removal.delete(asset)


def test_results_keep_the_prompt_that_they_or_their_pictures_were_made_from(
    team: Team, backend: Any
) -> None:
    backend.script = [_picture()]
    execution = drain(
        start(
            team,
            node("p", "input:text", prompt="A lake at dawn"),
            node("g", "generate:wireflow_sketch"),
            node("b", "utility:image_blur"),
            edge("p.prompt", "g.prompt"),
            edge("g.image", "b.image"),
        )
    )
    assert _result(execution, "g").prompt == "A lake at dawn"
    assert _result(execution, "b").prompt == "A lake at dawn"
