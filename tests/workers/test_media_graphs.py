"""Whole graphs of films, sounds and pictures: stored, measured, shown, used again, playable."""

import io
import json
from typing import Any

import PIL.Image
import pytest
from django.test import Client

from canvas import outcomes, states
from canvas.errors import InvalidGraphError
from canvas.models import Asset, Execution, ExecutionStatus
from canvas.nodes import ports
from canvas.nodes.ports import MediaFile
from canvas.rows import Rows
from tests.canvas.nodes.utilities.recordings import film, near, play, sound
from tests.live.graphs import edge, node
from tests.workers.engine import drain, run_of, start
from wireflow.accounts.models import Team
from workers import assets, cache

pytestmark = pytest.mark.django_db(transaction=True)


def stored(team: Team, file: MediaFile) -> dict[str, Any]:
    asset = assets.store(team=team, data=file.data, content_type=file.content_type)
    return assets.reference(asset)


def made(team: Team, execution: Execution, node_id: str, port: str) -> MediaFile:
    reference = run_of(execution, node_id).outputs[port]
    return MediaFile(assets.read(team, reference), reference["contentType"])


def test_a_film_is_cut_given_sound_and_taken_apart(team: Team) -> None:
    video = stored(team, film(range(20, 220, 20)))
    voice = stored(team, sound(2, channels=2))
    execution = drain(
        start(
            team,
            node("v", "input:video", video=video),
            node("a", "input:audio", audio=voice),
            node("trim", "utility:video_trim", start=0.2, end=0.7),
            node("mux", "utility:video_mux_audio"),
            node("gif", "utility:video_to_gif", fps=10, width=32),
            node("still", "utility:video_extract_frame", frame="last"),
            node("frames", "utility:video_nth_frame", n=2),
            node("grid", "utility:image_grid", cell=32),
            node("heard", "utility:audio_extract"),
            node("loud", "utility:audio_loudnorm", target=-20),
            node("o", "output:preview"),
            edge("v.video", "trim.video"),
            edge("trim.video", "mux.video"),
            edge("a.audio", "mux.audio"),
            edge("mux.video", "gif.video"),
            edge("mux.video", "still.video"),
            edge("mux.video", "frames.video"),
            edge("frames.images", "grid.images"),
            edge("mux.video", "heard.video"),
            edge("heard.audio", "loud.audio"),
            edge("mux.video", "o.media"),
        )
    )
    assert (execution.status, execution.error) == (ExecutionStatus.COMPLETED, "")
    kinds = {
        node_id: next(iter(outcomes.of(run_of(execution, node_id)).values()))
        for node_id in ("mux", "gif", "still", "grid", "loud")
    }
    facts = {
        name: (one["contentType"], one["width"], one["height"], one["duration"])
        for name, one in kinds.items()
    }
    assert facts == {
        "mux": ("video/mp4", 64, 48, 0.5),
        "gif": ("image/gif", 32, 24, None),
        "still": ("image/png", 64, 48, None),
        "grid": ("image/png", 72, 72, None),
        "loud": ("audio/flac", None, None, 0.5),
    }
    played = play(made(team, execution, "mux", "video"))
    assert (len(played.greys), near(played.levels[:5], [0.5] * 5, 0.03)) == (5, True)
    assert len(run_of(execution, "frames").outputs["images"]) == 3


def test_results_are_served_in_ranges_and_shown_in_the_state(team: Team, client: Client) -> None:
    video = stored(team, film(range(20, 220, 20)))
    execution = drain(
        start(
            team,
            node("v", "input:video", video=video),
            node("fast", "utility:video_speed", speed=2),
            edge("v.video", "fast.video"),
        )
    )
    shown = states.node_state(run_of(execution, "fast"), Rows.of([]))
    assert (shown["mediaType"], shown["outputTypes"]) == ("video", ["video/mp4"])
    path = shown["outputUrl"].partition("/media/")
    answer = client.get(f"/media/{path[2]}", headers={"range": "bytes=4-7"})
    assert (answer.status_code, answer.content, answer["Content-Type"]) == (
        206,
        b"ftyp",
        "video/mp4",
    )


def test_the_index_of_a_film_stands_at_its_beginning(team: Team) -> None:
    video = stored(team, film([40] * 5))
    execution = drain(
        start(team, node("v", "input:video", video=video), node("m", "utility:video_mute"),
              edge("v.video", "m.video"))
    )  # fmt: skip
    data = made(team, execution, "m", "video").data
    assert 0 < data.index(b"moov") < data.index(b"mdat")


def test_a_failure_is_told_in_the_users_words(team: Team) -> None:
    broken = stored(team, MediaFile(b"no film at all", "video/mp4"))
    execution = drain(
        start(team, node("v", "input:video", video=broken), node("m", "utility:video_mute"),
              edge("v.video", "m.video"))
    )  # fmt: skip
    assert (execution.status, execution.code) == (ExecutionStatus.FAILED, "node_failed")
    assert execution.error == "m: The recording cannot be read: it is broken or of another kind."


@pytest.fixture
def composed(team: Team) -> Execution:
    """Two records and two pictures become two banners: media travel inside JSON."""
    records = json.dumps([{"title": "A"}, {"title": "B"}])
    layers = {"bg": {"type": "image", "fit": "stretch"}, "title": {"type": "text", "fontSize": 8}}
    return drain(
        start(
            team,
            node("r", "input:text", prompt=records),
            node("red", "utility:image_plain", colour="#ff0000", width=8, height=8),
            node("blue", "utility:image_plain", colour="#0000ff", width=8, height=8),
            node("data", "utility:build_data"),
            node("c", "compv3", layers=layers, width=32, height=16),
            edge("r.text", "data.records"),
            edge("red.image", "data.images"),
            edge("blue.image", "data.images"),
            edge("data.data", "c.data"),
        )
    )


def test_pictures_travel_inside_json(team: Team, composed: Execution) -> None:
    assert composed.status == ExecutionStatus.COMPLETED
    corners = []
    for reference in run_of(composed, "c").outputs["images"]:
        with PIL.Image.open(io.BytesIO(assets.read(team, reference))) as picture:
            corners.append(picture.getpixel((31, 15)))
    assert corners == [(255, 0, 0, 255), (0, 0, 255, 255)]


def test_media_inside_json_have_addresses_and_count_for_the_cache(
    team: Team, composed: Execution
) -> None:
    run = run_of(composed, "data")
    rows = states.poll_body(composed)["outputs"]["data"]["data"]
    assert rows[1]["bg"]["url"].count("/media/") == 1
    assert len(ports.asset_ids(run.outputs)) == 2
    assert cache.intact(team, [run]) == [run]
    Asset.objects.filter(id=rows[0]["bg"]["assetId"]).delete()
    assert cache.intact(team, [run]) == []


@pytest.mark.parametrize("known", [True, False])
def test_a_file_inside_json_that_is_no_file_of_the_team_is_refused(team: Team, known: bool) -> None:
    other = Team.objects.create(name="South Studio")
    foreign = stored(other, MediaFile(_png(), "image/png"))
    rows = [{"bg": foreign if known else {"assetId": "../../etc/passwd"}}]
    with pytest.raises(InvalidGraphError, match="There is no such file"):
        start(team, node("j", "input:json", value=rows))


def test_a_file_that_a_model_made_up_is_refused_when_it_is_used(team: Team) -> None:
    execution = drain(
        start(
            team,
            node("t", "input:text", prompt='[{"bg": {"assetId": "1"}}]'),
            node("j", "utility:json_parse"),
            node("c", "compv3", layers={"bg": {"type": "image"}}, width=8, height=8),
            edge("t.text", "j.text"),
            edge("j.json", "c.data"),
        )
    )
    assert execution.error == "c: There is no such file."


def _png() -> bytes:
    buffer = io.BytesIO()
    PIL.Image.new("RGB", (2, 2)).save(buffer, "PNG")
    return buffer.getvalue()
