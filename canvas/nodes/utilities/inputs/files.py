"""Files that people upload."""

from typing import Annotated

from canvas.nodes.declaration import node
from canvas.nodes.params import Param
from canvas.nodes.ports import (
    AudioReference,
    ImageReference,
    MaskReference,
    Model3DReference,
    VideoReference,
)
from canvas.nodes.utilities.inputs import INPUT


@node("input:image", label="Image", common=True, keywords="upload load picture LoadImage", **INPUT)
def image(*, image: ImageReference) -> ImageReference:
    """A picture you upload."""
    return image


@node("input:mask", label="Mask", common=True, keywords="upload paint LoadImageMask", **INPUT)
def mask(*, mask: MaskReference) -> MaskReference:
    """A mask you paint or upload: white is what it selects."""
    return mask


@node(
    "input:audio", label="Audio", common=True, keywords="upload sound recording LoadAudio", **INPUT
)
def audio(*, audio: AudioReference) -> AudioReference:
    """A recording you upload."""
    return audio


@node("input:video", label="Video", common=True, keywords="upload film clip LoadVideo", **INPUT)
def video(*, video: VideoReference) -> VideoReference:
    """A video you upload."""
    return video


@node("input:model3d", label="3D model", **INPUT)
def model3d(*, model3d: Annotated[Model3DReference, Param(label="3D model")]) -> Model3DReference:
    """A 3D model you upload, as GLB."""
    return model3d
