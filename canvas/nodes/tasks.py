"""What every model of a task takes and gives; a model's table only overrides details."""

from dataclasses import dataclass, replace

from canvas.nodes import params
from canvas.nodes.node_type import Output, Queue
from canvas.nodes.params import Field
from canvas.nodes.ports import PortType
from canvas.nodes.standard import SEED, STANDARD


@dataclass(frozen=True)
class Task:
    """A task: its fields, its outputs and where its models run unless their table says else."""

    name: str
    category: str
    inputs: tuple[Field, ...]
    outputs: tuple[Output, ...]
    queue: Queue = "gpu"
    deadline_seconds: int = 300


PROMPT = Field(
    "prompt",
    PortType.TEXT,
    is_port=True,
    required=True,
    widget=params.PROMPT,
    description="What the picture should show.",
)
NEGATIVE_PROMPT = Field(
    "negative_prompt",
    PortType.TEXT,
    is_port=True,
    default="",
    widget=params.PROMPT,
    description="What the picture should not show.",
    advanced=True,
)
STEPS = Field(
    "num_inference_steps",
    PortType.NUMBER,
    label="Steps",
    default=30,
    min=1,
    max=100,
    step=1,
    integer=True,
    description="More steps take longer and usually show more detail.",
    advanced=True,
)
GUIDANCE = Field(
    "guidance_scale",
    PortType.NUMBER,
    label="Guidance",
    default=5,
    min=0,
    max=20,
    step=0.5,
    description="How closely to follow the prompt.",
    advanced=True,
)
SIZE = Field(
    "size",
    PortType.TEXT,
    default="1024x1024",
    options=("1024x1024", "1152x896", "896x1152", "1344x768", "768x1344"),
    widget="aspect",
    description="Width x height in pixels.",
    unit="px",
)
STRENGTH = Field(
    "strength",
    PortType.NUMBER,
    default=0.6,
    min=0,
    max=1,
    step=0.05,
    description="How far to depart from the picture: 0 keeps it, 1 starts anew.",
)
SCALE = Field(
    "scale",
    PortType.NUMBER,
    default=4,
    options=(2, 4),
    integer=True,
    description="How many times wider and higher the result is.",
    unit="×",
)
SPEED = Field(
    "speed",
    PortType.NUMBER,
    default=1,
    min=0.5,
    max=2,
    step=0.05,
    description="1 is the natural pace.",
    unit="×",
)


def _port(key: str, port_type: PortType, description: str, *, widget: str = "") -> Field:
    return Field(
        key, port_type, is_port=True, required=True, description=description, widget=widget
    )


IMAGE = Output("image", PortType.IMAGE)
TEXT = Output("text", PortType.TEXT)
VIDEO = Output("video", PortType.VIDEO)
AUDIO = Output("audio", PortType.AUDIO)
MODEL3D = Output("model", PortType.MODEL3D, label="3D model")
# Beside the first result, all of them, where a model makes several.
IMAGES = Output("images", PortType.IMAGE, label="All images", multiple=True)
# The order of the palette.
CATEGORIES = (
    "Image generation", "Image editing", "Upscaling", "Background removal", "Segmentation",
    "Video generation", "Image to video", "Video editing", "Talking head", "Speech",
    "Transcription", "Music", "Sound effects", "Audio tools", "3D", "Language", "Vision",
)  # fmt: skip
# Tasks that take standard inputs: what they are called, where they stand in the palette, what is
# taken (what must be given, and what may), what comes out, and the seconds it may take.
_PLAIN = (
    ("image-editing", "Image editing", "images prompt", "", IMAGE, 300),
    ("text-to-video", "Video generation", "prompt", "", VIDEO, 1_800),
    ("image-to-video", "Image to video", "image", "prompt", VIDEO, 1_800),
    ("video-editing", "Video editing", "video", "prompt", VIDEO, 1_800),
    ("video-upscaling", "Upscaling", "video", "", VIDEO, 1_800),
    ("talking-head", "Talking head", "image audio", "prompt", VIDEO, 1_800),
    ("background-removal", "Background removal", "image", "", IMAGE, 300),
    ("video-background-removal", "Background removal", "video", "", VIDEO, 1_800),
    ("segmentation", "Segmentation", "image", "prompt", IMAGE, 300),
    ("video-segmentation", "Segmentation", "video", "prompt", VIDEO, 1_800),
    ("image-preprocessing", "Segmentation", "image", "", IMAGE, 300),
    ("music", "Music", "prompt", "", AUDIO, 900),
    ("video-to-music", "Music", "video", "prompt", AUDIO, 900),
    ("sound-effects", "Sound effects", "prompt", "", AUDIO, 600),
    ("video-to-sound", "Sound effects", "video", "prompt", VIDEO, 900),
    ("audio-editing", "Audio tools", "audio", "", AUDIO, 600),
    ("image-to-3d", "3D", "image", "", MODEL3D, 900),
    ("text-to-3d", "3D", "prompt", "", MODEL3D, 900),
    ("language", "Language", "prompt", "system_prompt", TEXT, 300),
    ("media-to-text", "Language", "image", "prompt", TEXT, 300),
)

TASKS = {
    task.name: task
    for task in (
        Task(
            "text-to-image",
            "Image generation",
            inputs=(PROMPT, NEGATIVE_PROMPT, SIZE, STEPS, GUIDANCE, SEED),
            outputs=(IMAGE,),
        ),
        Task(
            "image-to-image",
            "Image editing",
            inputs=(
                _port("image", PortType.IMAGE, "The picture to start from."),
                PROMPT,
                NEGATIVE_PROMPT,
                STRENGTH,
                STEPS,
                GUIDANCE,
                SEED,
            ),
            outputs=(IMAGE,),
        ),
        Task(
            "upscaling",
            "Upscaling",
            inputs=(_port("image", PortType.IMAGE, "The picture to enlarge."), SCALE),
            outputs=(IMAGE,),
        ),
        Task(
            "text-to-speech",
            "Speech",
            inputs=(_port("text", PortType.TEXT, "What to say.", widget=params.PROMPT), SPEED),
            outputs=(AUDIO,),
        ),
        Task(
            "speech-to-text",
            "Transcription",
            inputs=(_port("audio", PortType.AUDIO, "The recording to write down."),),
            outputs=(TEXT,),
        ),
        Task(
            "masking",
            "Segmentation",
            inputs=(
                _port("image", PortType.IMAGE, "The picture to look through."),
                _port("target", PortType.TEXT, "What to mask, by its name."),
            ),
            outputs=(Output("mask", PortType.MASK), Output("labels", PortType.JSON)),
        ),
        Task(
            "ocr",
            "Vision",
            inputs=(_port("image", PortType.IMAGE, "The picture to read."),),
            outputs=(TEXT, Output("json", PortType.JSON, label="Lines")),
        ),
        Task(
            "safety-check",
            "Vision",
            inputs=(_port("image", PortType.IMAGE, "The picture to check."),),
            outputs=(Output("safe", PortType.BOOLEAN), Output("score", PortType.NUMBER)),
        ),
    )
}


def _plain(name: str, category: str, needed: str, taken: str, output: Output, seconds: int) -> Task:
    fields = [replace(STANDARD[key], required=True) for key in needed.split()]
    fields += [STANDARD[key] for key in taken.split()]
    return Task(name, category, tuple(fields), (output,), queue="io", deadline_seconds=seconds)


TASKS |= {row[0]: _plain(*row) for row in _PLAIN}
