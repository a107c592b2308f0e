"""What every model of a task takes and gives; a model's table only overrides details."""

from dataclasses import dataclass

from canvas.nodes.node_type import Output, Queue
from canvas.nodes.params import Field
from canvas.nodes.ports import PortType

HIGHEST_SEED = 2**32 - 1


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
    widget="textarea",
    description="What the picture should show.",
)
NEGATIVE_PROMPT = Field(
    "negative_prompt",
    PortType.TEXT,
    is_port=True,
    default="",
    widget="textarea",
    description="What the picture should not show.",
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
)
SEED = Field(
    "seed",
    PortType.NUMBER,
    is_port=True,
    min=0,
    max=HIGHEST_SEED,
    step=1,
    integer=True,
    widget="seed",
    description="The same seed and settings give the same result. Empty draws a new one each run.",
)
SIZE = Field(
    "size",
    PortType.TEXT,
    default="1024x1024",
    options=("1024x1024", "1152x896", "896x1152", "1344x768", "768x1344"),
    description="Width x height in pixels.",
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
)
SPEED = Field(
    "speed",
    PortType.NUMBER,
    default=1,
    min=0.5,
    max=2,
    step=0.05,
    description="1 is the natural pace.",
)


def _port(key: str, port_type: PortType, description: str, *, widget: str = "") -> Field:
    return Field(
        key, port_type, is_port=True, required=True, description=description, widget=widget
    )


IMAGE = Output("image", PortType.IMAGE)
TEXT = Output("text", PortType.TEXT)

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
            inputs=(_port("text", PortType.TEXT, "What to say.", widget="textarea"), SPEED),
            outputs=(Output("audio", PortType.AUDIO),),
        ),
        Task(
            "speech-to-text",
            "Transcription",
            inputs=(_port("audio", PortType.AUDIO, "The recording to write down."),),
            outputs=(TEXT,),
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
