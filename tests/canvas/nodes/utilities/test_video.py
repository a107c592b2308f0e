"""Videos, decoded again: which frames, when, how large, and what is heard."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from canvas.nodes.context import NodeError
from canvas.nodes.media import bounds, ffmpeg, sources
from canvas.nodes.ports import MediaFile
from canvas.nodes.utilities.video.fade import video_fade
from canvas.nodes.utilities.video.info import media_metadata
from canvas.nodes.utilities.video.join import video_concat
from canvas.nodes.utilities.video.loop import video_loop
from canvas.nodes.utilities.video.mute import audio_extract, video_mute
from canvas.nodes.utilities.video.pace import video_reverse, video_speed
from canvas.nodes.utilities.video.size import video_crop, video_scale
from canvas.nodes.utilities.video.sound import video_mux_audio
from canvas.nodes.utilities.video.trim import video_trim
from tests.canvas.nodes.quiet_context import QuietContext
from tests.canvas.nodes.utilities.recordings import film, near, play, sound

# H.264 in MP4 with a tone, a second long; and VP8 in WEBM without any sound.
SPOKEN = film(range(20, 220, 20), tone=0.5)
SILENT = film(range(20, 220, 20), codec="libvpx", container="webm")
# As they are decoded: making a test's film loses more than what is tested.
GREYS = play(SPOKEN).greys
DARK, LIGHT = play(film([40, 200])).greys
# AAC comes in blocks of 1,024 samples.
BLOCK = 1_024
TICKS = (0.05, 0.15, 0.45, 0.55, 0.65, 0.75, 0.85)


@pytest.mark.parametrize("video", [SPOKEN, SILENT], ids=["mp4", "webm"])
def test_trims_to_the_frame(video: MediaFile) -> None:
    played = play(video_trim(QuietContext(), video, start=0.3, end=0.7))
    assert near(played.greys, GREYS[3:7])
    assert (played.times, played.seconds) == ([0.0, 0.1, 0.2, 0.3], 0.4)


def test_trims_the_sound_along() -> None:
    played = play(video_trim(QuietContext(), SPOKEN, start=0.3, end=0.7))
    assert (played.codecs, played.rate, played.channels) == (("h264", "aac"), 48_000, 2)
    assert 0 <= len(played.samples) - 0.4 * 48_000 < BLOCK
    assert near(played.levels, [0.5] * 4, 0.03)


def test_a_video_without_sound_stays_without() -> None:
    assert play(video_trim(QuietContext(), SILENT)).codecs == ("h264",)


def test_seeks_to_a_late_part() -> None:
    long = film([40] * 30 + [200] * 10)
    played = play(video_trim(QuietContext(), long, start=2.5))
    assert near(played.greys, [DARK] * 5 + [LIGHT] * 10)


@pytest.mark.parametrize(
    ("start", "end", "message"),
    [(1.0, None, "The video ends after 1.00 seconds"), (0.5, 0.5, "Nothing would be left")],
)
def test_refuses_to_trim_to_nothing(start: float, end: float | None, message: str) -> None:
    with pytest.raises(NodeError, match=message):
        video_trim(QuietContext(), SPOKEN, start=start, end=end)


def test_keeps_the_moments_of_a_varying_rate() -> None:
    times = [Fraction(0), Fraction(1, 10), Fraction(5, 10), Fraction(6, 10), Fraction(8, 10)]
    varying = film([40, 80, 120, 160, 200], times=times)
    played = play(video_trim(QuietContext(), varying))
    ticks = [played.greys[int(tick * len(played.greys) / played.seconds)] for tick in TICKS]
    steps = play(varying).greys
    assert near(ticks, [steps[at] for at in (0, 1, 1, 2, 3, 3, 4)])
    assert played.seconds >= 0.9


def test_plays_faster_and_slower_for_just_as_long_as_it_should() -> None:
    fast = play(video_speed(QuietContext(), SPOKEN, speed=2))
    assert near(fast.greys, GREYS[::2])
    assert (fast.seconds, 0 <= len(fast.samples) - 24_000 < BLOCK) == (0.5, True)
    slow = play(video_speed(QuietContext(), SPOKEN, speed=0.5))
    assert near(slow.greys, [grey for grey in GREYS for _ in range(2)])
    assert (slow.seconds, 0 <= len(slow.samples) - 96_000 < BLOCK) == (2.0, True)


def test_changes_the_pace_and_keeps_the_pitch() -> None:
    fast = play(video_speed(QuietContext(), film([90] * 20, tone=0.5), speed=2))
    spectrum = np.abs(np.fft.rfft(fast.samples[:48_000]))
    peak = float(np.argmax(spectrum)) * fast.rate / len(fast.samples[:48_000])  # type: ignore[operator]  # there is sound
    assert abs(peak - 440) < 5


def test_plays_backwards() -> None:
    swelling = video_fade(QuietContext(), SPOKEN, fade_in=1, fade_out=0)
    played = play(video_reverse(QuietContext(), swelling))
    assert played.greys == sorted(played.greys, reverse=True)
    assert (len(played.greys), played.seconds) == (10, 1.0)
    assert played.levels[0] > played.levels[5] > played.levels[9]
    assert near(play(video_reverse(QuietContext(), SILENT)).greys, GREYS[::-1])


@pytest.mark.parametrize(
    ("asked", "fit", "size"),
    [
        ({"width": 32}, "contain", (32, 24)),
        ({"height": 25}, "contain", (32, 24)),
        ({"width": 48, "height": 48}, "contain", (48, 48)),
        ({"width": 49, "height": 47}, "cover", (48, 46)),
        ({"width": 20, "height": 80}, "stretch", (20, 80)),
    ],
)
def test_scales_to_even_sides(asked: dict[str, int], fit: Any, size: tuple[int, int]) -> None:
    assert play(video_scale(QuietContext(), SPOKEN, fit=fit, **asked)).size == size


def test_adds_bars_or_cuts_off() -> None:
    context = QuietContext()
    bars = play(video_scale(context, film([200] * 3), width=64, height=96)).pictures[0]
    assert near(
        [int(bars.to_ndarray(format="rgb24")[y, 60, 0]) for y in (2, 48, 93)], [0, LIGHT, 0]
    )
    cut = video_scale(context, film([200] * 3), width=64, height=96, fit="cover")
    assert near([int(play(cut).pictures[0].to_ndarray(format="rgb24")[2, 60, 0])], [LIGHT])


def test_crops_to_a_ratio() -> None:
    assert play(video_crop(QuietContext(), SPOKEN, ratio="1:1")).size == (48, 48)
    assert play(video_crop(QuietContext(), SPOKEN, ratio="9:16")).size == (26, 48)


def test_makes_odd_sides_even() -> None:
    odd = film([90] * 3, size=(33, 17))
    assert play(video_trim(QuietContext(), odd)).size == (32, 16)


@pytest.mark.parametrize(
    ("turned", "size", "corner"),
    [(-90, (48, 64), (40, 4)), (90, (48, 64), (4, 60)), (180, (64, 48), (60, 44))],
)
def test_stands_upright_as_a_phone_means_it(
    turned: int, size: tuple[int, int], corner: tuple[int, int]
) -> None:
    held = film([0] * 3, turned=turned)
    facts = media_metadata(held)
    assert (facts["width"], facts["height"]) == size
    played = play(video_trim(QuietContext(), held))
    x, y = corner
    assert played.size == size
    assert int(played.pictures[0].to_ndarray(format="rgb24")[y, x, 0]) > 240


def test_joins_videos_of_other_sizes_rates_and_without_sound() -> None:
    other = film([100] * 5, rate=5, size=(32, 32), codec="libvpx", container="webm")
    played = play(video_concat(QuietContext(), [SPOKEN, other, SPOKEN]))
    assert (played.size, played.seconds) == ((64, 48), 3.0)
    assert near(played.greys, [*GREYS, *[play(other).greys[0]] * 10, *GREYS])
    assert near(played.levels[1:9] + played.levels[21:29], [0.5] * 16, 0.03)
    assert near(played.levels[11:19], [0] * 8, 0.03)


@pytest.mark.parametrize(
    ("count", "message"), [(0, "There are no videos."), (21, "There are 21 videos. At most 20")]
)
def test_refuses_to_join_none_or_too_many(count: int, message: str) -> None:
    with pytest.raises(NodeError, match=message):
        video_concat(QuietContext(), [SPOKEN] * count)


def test_loops_and_swings() -> None:
    assert near(play(video_loop(QuietContext(), SPOKEN, times=3)).greys, GREYS * 3)
    swung = play(video_loop(QuietContext(), SPOKEN, times=3, boomerang=True))
    assert near(swung.greys, [*GREYS, *GREYS[::-1], *GREYS])
    assert swung.codecs == ("h264",)


def test_fades_picture_and_sound() -> None:
    plain = film([200] * 20, tone=0.5)
    played = play(video_fade(QuietContext(), plain, fade_in=0.5, fade_out=0.5))
    assert played.greys[0] < 20
    assert near(played.greys[6:14], [LIGHT] * 8)
    assert played.greys[19] < 60
    assert (played.levels[0] < 0.2, played.levels[10] > 0.4) == (True, True)
    assert played.levels[19] < 0.2


def test_puts_sound_under_a_video_and_cuts_what_is_longer() -> None:
    played = play(video_mux_audio(QuietContext(), SILENT, sound(3, rate=22_050, channels=2)))
    assert near(played.greys, GREYS)
    assert (played.seconds, 0 <= len(played.samples) - 48_000 < BLOCK) == (1.0, True)
    assert near(played.levels[:10], [0.5] * 10, 0.03)


@pytest.mark.parametrize(
    ("how", "levels"),
    [
        ({"offset": 0.5}, [0] * 5 + [0.5] * 3 + [0] * 2),
        ({"offset": 0.5, "loop": True}, [0] * 5 + [0.5] * 5),
        ({"offset": -0.1}, [0.5] * 2 + [0] * 8),
        ({"volume": 0.5}, [0.25] * 3 + [0] * 7),
    ],
)
def test_begins_a_sound_when_it_is_told(how: dict[str, Any], levels: list[float]) -> None:
    played = play(video_mux_audio(QuietContext(), SILENT, sound(0.3, channels=2), **how))
    assert near(played.levels[:10], levels, 0.05)


def test_replaces_the_sound_or_mixes_it_in() -> None:
    quiet = sound(1, level=0.2, hertz=880, channels=2)
    replaced = play(video_mux_audio(QuietContext(), SPOKEN, quiet))
    assert near(replaced.levels[1:9], [0.2] * 8, 0.02)
    late = {"how": "mix", "offset": 0.4, "loop": True, "own_volume": 0}
    begun = play(video_mux_audio(QuietContext(), SPOKEN, sound(0.2, channels=2), **late))
    assert near(begun.levels[:10], [0] * 4 + [0.5] * 6, 0.05)
    mixed = play(video_mux_audio(QuietContext(), SPOKEN, quiet, how="mix"))
    assert near(mixed.levels[1:9], [(0.5**2 + 0.2**2) ** 0.5] * 8, 0.02)


def test_takes_picture_and_sound_apart() -> None:
    assert play(video_mute(QuietContext(), SPOKEN)).codecs == ("h264",)
    heard = play(audio_extract(QuietContext(), SPOKEN))
    assert (heard.codecs, heard.rate, heard.channels, len(heard.samples)) == (
        ("flac",),
        48_000,
        2,
        48_000,
    )
    with pytest.raises(NodeError, match="This video has no sound"):
        audio_extract(QuietContext(), SILENT)


def test_measures() -> None:
    assert media_metadata(SPOKEN) == {
        "width": 64, "height": 48, "seconds": 1.0, "fps": 10.0, "frames": 10, "has_sound": True,
        "codec": "h264",
    }  # fmt: skip
    assert (media_metadata(SILENT)["codec"], media_metadata(SILENT)["has_sound"]) == ("vp8", False)


@pytest.mark.parametrize("content", [b"", b"no film at all", SPOKEN.data[:200]])
def test_refuses_what_is_no_video(content: bytes) -> None:
    with pytest.raises(NodeError, match="cannot be read"):
        media_metadata(MediaFile(content, "video/mp4"))


def test_reads_no_list_of_other_files(tmp_path: Path) -> None:
    film_beside = tmp_path / "film.mp4"
    film_beside.write_bytes(SPOKEN.data)
    playlist = f"ffconcat version 1.0\nfile {film_beside}\noption safe 0\n".encode()
    with pytest.raises(ffmpeg.FFmpegError, match="Invalid argument"):
        sources.container_of(playlist)
    with pytest.raises(NodeError, match="cannot be read"):
        media_metadata(MediaFile(playlist, "video/mp4"))


def test_refuses_a_sound_as_a_video() -> None:
    with pytest.raises(NodeError, match="no picture in this video"):
        sources.film(sound(0.1))


@pytest.mark.parametrize(
    ("bound", "value", "message"),
    [
        ("MAX_FILM_PIXELS", 10_000, "10 frames of 64 × 48 pixels are too much"),
        ("MAX_SECONDS", 0.5, "The result would last 1 seconds. At most 0.5"),
        ("MAX_BYTES", 0, "The file would be larger than 0 MB"),
    ],
)
def test_refuses_what_would_grow_too_large(
    bound: str, value: float, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, bound, value)
    monkeypatch.setattr("canvas.nodes.media.writing._LOOK", 1)
    with pytest.raises(NodeError, match=message):
        video_trim(QuietContext(), SPOKEN)


def test_refuses_to_hold_too_many_frames(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "MAX_HELD_PIXELS", 10_000)
    with pytest.raises(NodeError, match="too many to hold at once"):
        video_reverse(QuietContext(), SPOKEN)
    with pytest.raises(NodeError, match="At most 4,096 a side"):
        bounds.check_film(5_000, 10, 1)


def test_says_how_far_it_is_and_stops_when_cancelled() -> None:
    class Watching(QuietContext):
        def __init__(self) -> None:
            super().__init__()
            self.told: list[float] = []

        def progress(self, fraction: float, **_: Any) -> None:
            self.told.append(round(fraction, 2))

        def check_cancelled(self) -> None:
            if len(self.told) == 4:
                raise KeyboardInterrupt

    context = Watching()
    with pytest.raises(KeyboardInterrupt):
        video_trim(context, SPOKEN)
    assert context.told == [0.1, 0.2, 0.3, 0.4]
