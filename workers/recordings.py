"""What a film or a sound recording is, read by FFmpeg's decoders."""

from dataclasses import dataclass
from typing import Any

from canvas.nodes.media import ffmpeg, sources


@dataclass(frozen=True)
class Recording:
    """A container that could be opened. Pixels and seconds; None where it does not say."""

    container: str
    width: int | None
    height: int | None
    seconds: float | None
    # Its first frame or block of sound could be decoded.
    decodes: bool

    @property
    def is_film(self) -> bool:
        """Whether there is a picture in it, with or without sound."""
        return self.width is not None


def read(content: bytes) -> Recording | None:
    """Opens the file and decodes its beginning; None where FFmpeg finds no recording in it."""
    try:
        with sources.container_of(content) as container:
            film, sound = sources.first(container, "video"), sources.first(container, "audio")
            stream = film or sound
            return Recording(
                container=container.format.name,
                width=film.width if film else None,
                height=film.height if film else None,
                seconds=container.duration / ffmpeg.time_base if container.duration else None,
                decodes=stream is not None and _decodes(container, stream),
            )
    except (ffmpeg.FFmpegError, OSError, ValueError):
        return None


def _decodes(container: Any, stream: Any) -> bool:
    return next(iter(container.decode(stream)), None) is not None
