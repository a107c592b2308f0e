"""Recordings, decoded again: how many samples, how loud, in which shape."""

import io
from typing import Any

import av
import numpy as np
import PIL.Image
import pytest

from canvas.nodes.context import NodeError
from canvas.nodes.media import bounds, loudness
from canvas.nodes.ports import MediaFile
from canvas.nodes.utilities.audio.convert import audio_convert
from canvas.nodes.utilities.audio.fade import audio_fade
from canvas.nodes.utilities.audio.info import audio_info
from canvas.nodes.utilities.audio.join import audio_merge
from canvas.nodes.utilities.audio.loudness import audio_loudnorm
from canvas.nodes.utilities.audio.mix import audio_mix
from canvas.nodes.utilities.audio.pace import audio_speed
from canvas.nodes.utilities.audio.silence import audio_silence
from canvas.nodes.utilities.audio.trim import audio_trim
from canvas.nodes.utilities.audio.volume import audio_compressor, audio_volume
from canvas.nodes.utilities.audio.waveform import audio_waveform
from tests.canvas.nodes.quiet_context import QuietContext
from tests.canvas.nodes.utilities.recordings import film, near, play, sound
from workers import recordings

TONE = sound(1)


def test_trims_to_the_sample() -> None:
    played = play(audio_trim(QuietContext(), TONE, start=0.25, end=0.75))
    assert (played.codecs, played.rate, played.channels) == (("flac",), 16_000, 1)
    assert np.array_equal(played.samples, play(TONE).samples[4_000:12_000])


@pytest.mark.parametrize(
    ("start", "end", "message"),
    [(1.0, None, "The recording ends after 1.00 seconds"), (0.5, 0.2, "Nothing would be left")],
)
def test_refuses_to_trim_to_nothing(start: float, end: float | None, message: str) -> None:
    with pytest.raises(NodeError, match=message):
        audio_trim(QuietContext(), TONE, start=start, end=end)


def test_trimming_beyond_the_end_keeps_the_rest() -> None:
    assert len(play(audio_trim(QuietContext(), TONE, start=0.5, end=9)).samples) == 8_000


@pytest.mark.parametrize("speed", [0.25, 0.8, 2, 4])
def test_changes_the_pace_to_the_sample_and_keeps_the_pitch(speed: float) -> None:
    played = play(audio_speed(QuietContext(), sound(4, rate=8_000), speed=speed))
    assert len(played.samples) == round(32_000 / speed)
    spectrum = np.abs(np.fft.rfft(played.samples))
    assert abs(np.argmax(spectrum) * 8_000 / len(played.samples) - 440) < 6


def test_fades_in_and_out() -> None:
    levels = play(audio_fade(QuietContext(), TONE, fade_in=0.4, fade_out=0.4)).levels
    assert levels[0] < levels[1] < levels[2] < levels[4]
    assert near(levels[4:6], [0.5, 0.5], 0.01)
    assert levels[5] > levels[7] > levels[8] > levels[9]
    same = play(audio_fade(QuietContext(), TONE, fade_in=0, fade_out=0))
    assert np.array_equal(same.samples, play(TONE).samples)


@pytest.mark.parametrize(("gain", "level"), [(-6.0206, 0.25), (0, 0.5), (20 * np.log10(1.5), 0.75)])
def test_changes_the_volume(gain: float, level: float) -> None:
    levels = play(audio_volume(QuietContext(), TONE, gain=gain)).levels
    assert near(levels[1:9], [level] * 8, 0.01)


def test_what_grows_too_loud_is_held_back() -> None:
    loud = play(audio_volume(QuietContext(), TONE, gain=20))
    assert float(np.abs(loud.samples).max()) <= 0.985


def test_a_compressor_brings_loud_and_quiet_together() -> None:
    both = audio_merge(QuietContext(), [sound(1, level=0.8), sound(1, level=0.1)])
    before = play(both).levels
    after = play(audio_compressor(QuietContext(), both, threshold=-20, ratio=8)).levels
    assert after[5] / after[15] < before[5] / before[15] / 2
    assert near([after[15]], [before[15]], 0.02)


@pytest.mark.parametrize(
    ("kind", "content_type", "codec", "rate", "count"),
    [
        ("wav", "audio/wav", "pcm_s16le", 16_000, 16_000),
        ("flac", "audio/flac", "flac", 16_000, 16_000),
        ("mp3", "audio/mpeg", "mp3float", 48_000, 48_000),
        ("ogg", "audio/ogg", "opus", 48_000, 48_000),
        ("m4a", "audio/mp4", "aac", 48_000, 48_000),
    ],
)
def test_converts(kind: Any, content_type: str, codec: str, rate: int, count: int) -> None:
    file = audio_convert(QuietContext(), TONE, format=kind, bit_rate=64)
    played = play(file)
    assert (file.content_type, played.codecs, played.rate, played.channels) == (
        content_type,
        (codec,),
        rate,
        1,
    )
    assert 0 <= len(played.samples) - count < 1_024
    assert near(played.levels[2:8], [0.5] * 6, 0.03)


def test_a_lower_bit_rate_is_a_smaller_file() -> None:
    long = sound(4)
    sizes = [
        len(audio_convert(QuietContext(), long, bit_rate=rate).data) for rate in (64, 128, 320)
    ]
    assert sizes == sorted(sizes)
    assert sizes[0] * 3 < sizes[2]


def test_measures() -> None:
    stereo = sound(0.5, rate=44_100, channels=2)
    assert audio_info(stereo) == {
        "seconds": 0.5, "rate": 44_100, "channels": 2, "codec": "pcm_s16le",
    }  # fmt: skip
    assert audio_info(film([0] * 10, tone=0.5))["codec"] == "aac"
    with pytest.raises(NodeError, match="There is no sound in this recording"):
        audio_info(film([0] * 3))
    with pytest.raises(NodeError, match="cannot be read"):
        audio_info(MediaFile(b"no sound", "audio/wav"))


def test_makes_silence() -> None:
    played = play(audio_silence(QuietContext(), seconds=0.5))
    assert (len(played.samples), played.rate, float(np.abs(played.samples).max())) == (
        24_000,
        48_000,
        0,
    )


def test_joins_recordings_of_other_shapes_with_a_gap() -> None:
    parts = [TONE, sound(0.5, rate=32_000, channels=2, level=0.2)]
    played = play(audio_merge(QuietContext(), parts, gap=0.2))
    assert (played.rate, played.channels, len(played.samples)) == (32_000, 2, round(1.7 * 32_000))
    # One channel made two is as loud as before, and so each of the two is quieter.
    assert near(played.levels[1:9], [0.5 / 2**0.5] * 8, 0.02)
    assert near(played.levels[10:12], [0, 0], 0.03)
    assert near(played.levels[13:16], [0.2] * 3, 0.02)


def test_mixes_recordings_the_longest_decides() -> None:
    parts = [sound(1, level=0.2), sound(0.5, level=0.4, hertz=880)]
    plain = play(audio_mix(QuietContext(), parts, normalize=False))
    assert len(plain.samples) == 16_000
    assert near(plain.levels[1:4], [(0.2**2 + 0.4**2) ** 0.5] * 3, 0.02)
    assert near(plain.levels[6:9], [0.2] * 3, 0.02)
    weighed = play(audio_mix(QuietContext(), parts, weights=[2, 0]))
    assert near(weighed.levels[1:9], [0.2] * 8, 0.02)


@pytest.mark.parametrize("lay", [audio_merge, audio_mix])
@pytest.mark.parametrize(
    ("count", "message"), [(0, "There are no recordings"), (21, "There are 21 recordings")]
)
def test_refuses_none_and_too_many(lay: Any, count: int, message: str) -> None:
    with pytest.raises(NodeError, match=message):
        lay(QuietContext(), [TONE] * count)


def test_the_meter_reads_what_the_standard_says() -> None:
    # EBU Tech 3341, case 1: a stereo tone of 1 kHz at -23 dB measures -23 LUFS, within 0.1.
    level = 10 ** (-23 / 20)
    found = loudness.measure(sound(5, rate=48_000, channels=2, level=level, hertz=1_000))
    assert found.integrated is not None
    assert abs(found.integrated + 23) <= 0.1
    assert abs(found.peak + 23) <= 0.2


@pytest.mark.parametrize("target", [-14, -23])
def test_brings_a_recording_to_a_loudness(target: float) -> None:
    quiet = sound(3, rate=48_000, channels=2, level=0.1, hertz=1_000)
    found = audio_loudnorm(QuietContext(), quiet, target=target)
    assert near([found["loudness"], found["peak"]], [-20, -20], 0.2)
    measured = loudness.measure(found["audio"]).integrated
    assert measured is not None
    assert abs(measured - target) <= 0.1
    assert len(play(found["audio"]).samples) == 144_000


def test_stops_before_a_peak_grows_too_loud_and_says_so() -> None:
    context = QuietContext()
    peaky = audio_merge(context, [sound(0.1, level=0.9), sound(3, level=0.05)])
    found = audio_loudnorm(context, peaky, target=-8, true_peak=-1)
    assert loudness.measure(found["audio"]).peak <= -0.9
    assert len(context.warnings) == 1
    assert "more would push its peaks above -1 dB" in context.warnings[0]


def test_refuses_to_measure_silence() -> None:
    with pytest.raises(NodeError, match="too quiet or too short"):
        audio_loudnorm(QuietContext(), audio_silence(QuietContext(), seconds=2))


def test_draws_a_waveform() -> None:
    steps = audio_merge(QuietContext(), [sound(1, level=level) for level in (0.2, 0.8, 0.4)])
    assert near(audio_waveform(steps, points=3), [0.2, 0.8, 0.4], 0.001)
    assert len(audio_waveform(TONE, points=1_000)) == 1_000
    assert audio_waveform(audio_silence(QuietContext()), points=2) == [0, 0]


@pytest.mark.parametrize(("bound", "value"), [("MAX_SECONDS", 0.5), ("MAX_BYTES", 1_000)])
def test_refuses_what_would_grow_too_large(
    bound: str, value: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, bound, value)
    with pytest.raises(NodeError, match=r"The result would last|The file would be larger"):
        audio_convert(QuietContext(), sound(2, hertz=3_000), format="wav")


def test_a_cover_picture_makes_no_film_of_a_recording() -> None:
    cover = io.BytesIO()
    PIL.Image.new("RGB", (16, 16), "red").save(cover, "JPEG")
    buffer = io.BytesIO()
    with av.open(buffer, "w", format="mp3") as file:
        stream: Any = file.add_stream("libmp3lame", rate=48_000, layout="mono")
        picture: Any = file.add_stream("mjpeg")
        picture.width = picture.height = 16
        picture.pix_fmt, picture.disposition = "yuvj420p", av.stream.Disposition.attached_pic
        packet = av.Packet(cover.getvalue())
        packet.stream, packet.pts, packet.dts = picture, 0, 0
        file.start_encoding()
        file.mux(packet)
        for block in _blocks(TONE):
            file.mux(stream.encode(block))
        file.mux(stream.encode(None))
    song = MediaFile(buffer.getvalue(), "audio/mpeg")
    assert audio_info(song)["codec"] == "mp3float"
    found = recordings.read(song.data)
    assert found is not None
    assert (found.is_film, found.decodes) == (False, True)


def _blocks(recording: MediaFile) -> list[Any]:
    with av.open(io.BytesIO(recording.data)) as file:
        return list(file.decode(audio=0))
