"""Videos without their sound, and their sound without them."""

from dataclasses import replace

from canvas.nodes.context import NodeContext, NodeError
from canvas.nodes.declaration import node
from canvas.nodes.media import clips, sounds, sources, writing
from canvas.nodes.ports import Audio, Video
from canvas.nodes.utilities.audio import AUDIO
from canvas.nodes.utilities.video import VIDEO


@node("utility:video_mute", label="Remove sound", keywords="mute silent strip audio", **VIDEO)
def video_mute(context: NodeContext, video: Video) -> Video:
    """Leave the sound of a video out."""
    clip = clips.take(video, sources.film(video))
    return writing.film(replace(clip, sound=None), context)


@node(
    "utility:audio_extract",
    label="Sound of video",
    common=True,
    keywords="extract audio from video soundtrack demux",
    **AUDIO,
)
def audio_extract(context: NodeContext, video: Video) -> Audio:
    """Take the sound out of a video."""
    if sources.sound_of(video) is None:
        raise NodeError("This video has no sound.")
    return sounds.changed(video, context, [])
