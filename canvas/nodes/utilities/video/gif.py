"""Videos as animated GIFs."""

import io
from fractions import Fraction
from itertools import pairwise
from typing import Annotated

import PIL.Image

from canvas.nodes.annotations import End, Moment
from canvas.nodes.context import NodeContext, NodeError
from canvas.nodes.declaration import node
from canvas.nodes.media import sources
from canvas.nodes.media.bounds import check_held, check_seconds
from canvas.nodes.media.frames import pictures_at
from canvas.nodes.params import Param
from canvas.nodes.ports import EncodedImage, MediaFile, Video
from canvas.nodes.utilities.video import VIDEO

MAX_GIF_FRAMES = 600
PALETTE_FRAMES = 16
PALETTE_STEP = 4


@node(
    "utility:video_to_gif",
    label="Video to GIF",
    common=True,
    keywords="animated gif convert meme sticker",
    output="image",
    **VIDEO,
)
def video_to_gif(
    context: NodeContext,
    video: Video,
    *,
    fps: Annotated[int, Param(min=1, max=30, label="Frames a second", unit="fps")] = 10,
    width: Annotated[int, Param(min=16, max=1_024, widget="side", unit="px")] = 480,
    start: Moment = 0,
    end: End = None,
) -> EncodedImage:
    """Make an animated GIF of a video. It repeats for ever, and has no sound."""
    film = sources.film(video)
    until = film.seconds if end is None else min(Fraction(end), film.seconds)
    check_seconds(until - Fraction(start))
    count = max(1, round((until - Fraction(start)) * fps))
    across = min(width, film.width)
    size = (across, max(1, round(film.height * across / film.width)))
    if count > MAX_GIF_FRAMES:
        raise NodeError(f"The GIF would have {count} frames. At most {MAX_GIF_FRAMES} are allowed.")
    check_held(*size, count)
    moments = [Fraction(start) + Fraction(number, fps) for number in range(count)]
    frames = []
    for picture in pictures_at(video, film, moments, size):
        frames.append(picture)
        context.check_cancelled()
        context.progress(len(frames) / count)
    return MediaFile(_gif(frames, fps), "image/gif")


def _gif(frames: list[PIL.Image.Image], fps: int) -> bytes:
    buffer = io.BytesIO()
    # A GIF counts hundredths of a second: so that they do not add up, each ends on the nearest.
    ends = [round(number * 100 / fps) * 10 for number in range(len(frames) + 1)]
    lengths = [after - before for before, after in pairwise(ends)]
    palette = _palette(frames)
    flat = [frame.quantize(palette=palette) for frame in frames]
    flat[0].save(buffer, "GIF", save_all=True, append_images=flat[1:], duration=lengths, loop=0)
    return buffer.getvalue()


def _palette(frames: list[PIL.Image.Image]) -> PIL.Image.Image:
    """One set of colours for all of them: they are found in some that are far apart."""
    chosen = frames[:: -(-len(frames) // PALETTE_FRAMES)]
    width, height = (max(1, side // PALETTE_STEP) for side in chosen[0].size)
    strip = PIL.Image.new("RGB", (width, height * len(chosen)))
    for number, frame in enumerate(chosen):
        # Every few pixels are enough, and each of its own colour.
        small = frame.resize((width, height), PIL.Image.Resampling.NEAREST)
        strip.paste(small, (0, number * height))
    return strip.quantize(256)
