"""The size and shape of videos."""

from typing import Annotated, Literal, TypeAlias

from canvas.nodes.context import NodeContext, NodeError
from canvas.nodes.declaration import node
from canvas.nodes.media import clips, sources, writing
from canvas.nodes.media.bounds import MAX_FILM_SIDE
from canvas.nodes.params import Param
from canvas.nodes.ports import Video
from canvas.nodes.utilities.video import VIDEO, Fit

FilmSide: TypeAlias = Annotated[
    int | None, Param(min=2, max=MAX_FILM_SIDE, widget="side", unit="px", port=True)
]


@node(
    "utility:video_scale",
    label="Resize video",
    common=True,
    keywords="scale resolution width height downscale",
    **VIDEO,
)
def video_scale(
    context: NodeContext,
    video: Video,
    *,
    width: FilmSide = None,
    height: FilmSide = None,
    fit: Fit = "contain",
) -> Video:
    """Change the size of a video. With only a width or a height, the other side follows."""
    if width is None and height is None:
        raise NodeError("Set a width, a height or both.")
    film = sources.film(video)
    across = width or film.width * (height or 1) / film.height
    down = height or film.height * (width or 1) / film.width
    size = clips.even(across, down)
    return writing.film(clips.take(video, film, size=size, fit=fit), context)


@node(
    "utility:video_crop",
    label="Crop video",
    keywords="cut aspect ratio square vertical portrait reframe",
    **VIDEO,
)
def video_crop(
    context: NodeContext,
    video: Video,
    *,
    ratio: Annotated[
        Literal["1:1", "4:5", "4:3", "16:9", "3:4", "9:16"], Param(widget="aspect")
    ] = "9:16",
) -> Video:
    """Cut a video to an aspect ratio, from its middle and as large as it goes."""
    film = sources.film(video)
    across, down = map(int, ratio.split(":"))
    size = clips.even(
        min(film.width, film.height * across / down), min(film.height, film.width * down / across)
    )
    return writing.film(clips.take(video, film, size=size, fit="cover"), context)
