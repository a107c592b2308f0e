"""Between films and pictures."""

import io
from typing import Any

import PIL.Image
import pytest

from canvas.nodes.context import NodeError
from canvas.nodes.ports import MediaFile
from canvas.nodes.utilities.video.frames import video_nth_frame
from canvas.nodes.utilities.video.gif import video_to_gif
from canvas.nodes.utilities.video.slides import images_to_video
from canvas.nodes.utilities.video.still import video_extract_frame
from tests.canvas.nodes.quiet_context import QuietContext
from tests.canvas.nodes.utilities.recordings import film, near, play

VIDEO = film(range(20, 220, 20), tone=0.5)
GREYS = play(VIDEO).greys


def grey(picture: PIL.Image.Image) -> int:
    level = picture.convert("L").getpixel((picture.width // 2, picture.height // 2))
    assert isinstance(level, int)
    return level


def opened(file: MediaFile) -> PIL.Image.Image:
    return PIL.Image.open(io.BytesIO(file.data))


@pytest.mark.parametrize(
    ("frame", "time", "place"),
    [("first", 0, 0), ("middle", 0, 5), ("last", 0, 9), ("at a time", 0.72, 7),
     ("at a time", 99, 9)],
)  # fmt: skip
def test_takes_one_picture_out(frame: Any, time: float, place: int) -> None:
    picture = video_extract_frame(VIDEO, frame=frame, time=time)
    assert (picture.mode, picture.size) == ("RGB", (64, 48))
    assert near([grey(picture)], [GREYS[place]], 2)


def test_takes_every_nth_picture() -> None:
    def greys(**asked: Any) -> list[int]:
        return [grey(opened(file)) for file in video_nth_frame(QuietContext(), VIDEO, **asked)]

    assert near(greys(n=3), GREYS[::3], 2)
    assert near(greys(n=5), GREYS[::5], 2)
    assert near(greys(n=1, start=0.2, end=0.5), GREYS[2:5], 2)
    assert near(greys(n=1, at_most=2), GREYS[:2], 2)
    assert video_nth_frame(QuietContext(), VIDEO, n=100)[0].content_type == "image/png"


def test_shows_pictures_in_the_right_way_up_and_shape() -> None:
    held = film([0] * 2, size=(64, 48), turned=-90)
    picture = video_extract_frame(held)
    assert picture.size == (48, 64)
    assert grey(picture.crop((36, 0, 48, 12))) > 240


def test_makes_a_film_of_pictures_of_any_size_and_kind() -> None:
    pictures = [
        PIL.Image.new("RGB", (65, 49), (200, 200, 200)),
        PIL.Image.new("RGBA", (10, 90), (255, 255, 255, 128)),
        PIL.Image.new("L", (64, 48), 60),
    ]
    played = play(images_to_video(QuietContext(), pictures, seconds=0.5, fps=8))
    assert (played.size, played.seconds, len(played.greys)) == ((64, 48), 1.5, 12)
    assert near(played.greys, [200] * 4 + [128] * 4 + [60] * 4, 2)


def test_shows_each_picture_for_its_time_to_the_frame() -> None:
    pictures = [PIL.Image.new("L", (16, 16), level) for level in (40, 120, 200)]
    played = play(images_to_video(QuietContext(), pictures, seconds=0.15, fps=10))
    assert near(played.greys, [40, 120, 120, 200], 2)


def test_colours_of_pictures_stay_what_they_are() -> None:
    red = PIL.Image.new("RGB", (64, 64), (200, 40, 40))
    filmed = images_to_video(QuietContext(), [red], seconds=0.2)
    found = video_extract_frame(filmed).getpixel((32, 32))
    assert isinstance(found, tuple)
    assert near(found, (200, 40, 40), 3)


@pytest.mark.parametrize(
    ("count", "asked", "message"),
    [
        (0, {}, "There are no pictures"),
        (11, {"seconds": 60}, "The result would last 660 seconds"),
    ],
)
def test_refuses_to_make_a_film_of_none_or_for_too_long(
    count: int, asked: dict[str, float], message: str
) -> None:
    with pytest.raises(NodeError, match=message):
        images_to_video(QuietContext(), [PIL.Image.new("L", (8, 8))] * count, **asked)


def test_makes_a_gif_that_lasts_as_long_as_the_video() -> None:
    file = video_to_gif(QuietContext(), VIDEO, fps=5, width=32)
    gif = opened(file)
    lengths, greys = [], []
    for place in range(gif.n_frames):  # type: ignore[attr-defined]  # a GIF has frames
        gif.seek(place)
        lengths.append(gif.info["duration"])
        greys.append(grey(gif))
    assert (file.content_type, gif.size, gif.info["loop"]) == ("image/gif", (32, 24), 0)
    assert (lengths, near(greys, GREYS[::2], 4)) == ([200] * 5, True)


def test_the_hundredths_of_a_gif_do_not_add_up() -> None:
    gif = opened(video_to_gif(QuietContext(), VIDEO, fps=30, width=16))
    lasted = 0
    for place in range(gif.n_frames):  # type: ignore[attr-defined]  # a GIF has frames
        gif.seek(place)
        lasted += gif.info["duration"]
    assert lasted == 1_000


def test_refuses_a_gif_of_too_many_frames() -> None:
    long = film([0] * 65, rate=1)
    with pytest.raises(NodeError, match="The GIF would have 650 frames"):
        video_to_gif(QuietContext(), long)
