"""Clips and sounds written as files that every browser plays."""

from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from canvas.nodes.context import NodeContext
from canvas.nodes.media import ffmpeg, tracks
from canvas.nodes.media.bounds import check_bytes
from canvas.nodes.media.clips import Clip
from canvas.nodes.media.tracks import FILM_RATE
from canvas.nodes.ports import MediaFile

_QUALITY = {"crf": "18", "preset": "veryfast"}
# How many pictures are written between two looks at the size of the file.
_LOOK = 25


def film(clip: Clip, context: NodeContext) -> MediaFile:
    """MP4 with H.264 and AAC. Raises NodeError for a file that grows too large."""
    with TemporaryDirectory() as folder:
        # In a file, because the index is moved to its beginning: players start sooner.
        path = Path(folder) / "film.mp4"
        with ffmpeg.open(str(path), "w", options={"movflags": "+faststart"}) as container:
            _write(container, clip, context, path)
        return MediaFile(path.read_bytes(), "video/mp4")


def _write(
    container: "ffmpeg.OutputContainer", clip: Clip, context: NodeContext, path: Path
) -> None:
    pictures = container.add_stream("libx264", rate=clip.rate, options=_QUALITY)
    pictures.width, pictures.height, pictures.pix_fmt = clip.width, clip.height, "yuv420p"
    pictures.colorspace, pictures.color_primaries, pictures.color_trc = clip.colours
    voice = None
    if clip.sound is not None:
        voice = _Voice(container, clip.sound)
    for number, picture in enumerate(clip.pictures, 1):
        picture.pts, picture.time_base, picture.pict_type = number - 1, 1 / clip.rate, 0
        container.mux(pictures.encode(picture))
        if voice is not None:
            voice.reach(number / clip.rate)
        context.check_cancelled()
        context.progress(number / clip.count, step=number, total_steps=clip.count)
        if number % _LOOK == 0:
            check_bytes(path.stat().st_size)
    container.mux(pictures.encode(None))
    if voice is not None:
        voice.end()


class _Voice:
    """The sound beside the pictures: written just as far as they are."""

    def __init__(self, container: "ffmpeg.OutputContainer", sound: Iterable[Any]) -> None:
        self._container = container
        self._stream = container.add_stream("aac", rate=FILM_RATE, layout="stereo")
        self._stream.bit_rate = 192_000
        self._sound = tracks.counted(sound)
        self._samples = 0

    def reach(self, seconds: Fraction) -> None:
        """Write the sound up to this moment."""
        while self._samples < seconds * FILM_RATE:
            block = next(self._sound, None)
            if block is None:
                return
            self._samples += block.samples
            self._container.mux(self._stream.encode(block))

    def end(self) -> None:
        """Write what is left."""
        for block in self._sound:
            self._container.mux(self._stream.encode(block))
        self._container.mux(self._stream.encode(None))
