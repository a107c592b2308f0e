"""How loud a recording is, moment by moment."""

from typing import Annotated

from canvas.nodes.declaration import node
from canvas.nodes.media import sources, tracks
from canvas.nodes.params import Param
from canvas.nodes.ports import Audio, Json
from canvas.nodes.utilities.audio import AUDIO


@node(
    "utility:audio_waveform",
    label="Waveform",
    keywords="peaks curve levels visualise visualize",
    output="peaks",
    **AUDIO,
)
def audio_waveform(
    audio: Audio,
    *,
    points: Annotated[int, Param(min=1, max=1_000, widget="number", port=True)] = 200,
) -> Json:
    """List how loud a recording gets in each of so many equal parts, from 0 to 1."""
    sound = sources.sound(audio)
    total = max(1, round(sound.seconds * sound.rate))
    plain = ("aformat", f"sample_fmts=s16:sample_rates={sound.rate}:channel_layouts=mono")
    peaks, place = [0.0] * points, 0
    for block in tracks.heard(audio, shape=plain):
        samples = abs(block.to_ndarray()[0].astype("int32"))
        while len(samples):
            part = min(points - 1, place * points // total)
            # Up to where the next part begins.
            until = len(samples) if part == points - 1 else -(-(part + 1) * total // points) - place
            peaks[part] = max(peaks[part], float(samples[:until].max()) / 32_768)
            place += len(samples[:until])
            samples = samples[until:]
    return [round(peak, 4) for peak in peaks]
