"""What can be measured in a video."""

from typing import TypedDict

from canvas.nodes.declaration import node
from canvas.nodes.media import sources
from canvas.nodes.ports import Boolean, Integer, Number, Text, Video
from canvas.nodes.utilities.video import VIDEO


class FilmFacts(TypedDict):
    """Pixels as shown, seconds, frames a second."""

    width: Integer
    height: Integer
    seconds: Number
    fps: Number
    frames: Integer
    has_sound: Boolean
    codec: Text


@node(
    "utility:media_metadata",
    label="Video info",
    keywords="metadata duration length resolution fps frame rate probe",
    **VIDEO,
)
def media_metadata(video: Video) -> FilmFacts:
    """Measure a video."""
    film = sources.film(video)
    return {
        "width": film.width,
        "height": film.height,
        "seconds": round(float(film.seconds), 3),
        "fps": round(float(film.rate), 3),
        "frames": round(film.seconds * film.rate),
        "has_sound": film.sound is not None,
        "codec": film.codec,
    }
