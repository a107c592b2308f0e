"""The inputs that models of many makers share, each under the field's one name.

A model's table names those it takes (`inputs`); what differs from the usual is said there. Where a
provider calls one otherwise, `requests` translates.
"""

from canvas.nodes import params
from canvas.nodes.params import Field
from canvas.nodes.ports import PortType

HIGHEST_SEED = 2**32 - 1
_PORTS = (
    ("image", PortType.IMAGE, "The picture to work on."),
    ("image_2", PortType.IMAGE, "A second picture."),
    ("end_image", PortType.IMAGE, "The picture to end with."),
    ("reference_image", PortType.IMAGE, "A picture to take the look from."),
    ("control_image", PortType.IMAGE, "The picture that gives the composition."),
    ("person_image", PortType.IMAGE, "The person."),
    ("garment_image", PortType.IMAGE, "The garment."),
    ("product_image", PortType.IMAGE, "The product."),
    ("back_image", PortType.IMAGE, "The same thing from behind."),
    ("left_image", PortType.IMAGE, "The same thing from its left."),
    ("right_image", PortType.IMAGE, "The same thing from its right."),
    ("texture_image", PortType.IMAGE, "A picture to take the texture from."),
    ("mask", PortType.MASK, "What to work on: white is changed, black is kept."),
    ("video", PortType.VIDEO, "The film to work on."),
    ("mask_video", PortType.VIDEO, "What to work on in each frame: white is changed."),
    ("audio", PortType.AUDIO, "The sound to work on."),
    ("reference_audio", PortType.AUDIO, "A recording to take the voice or the sound from."),
)
_LISTS = (
    ("images", PortType.IMAGE, "The pictures to work on."),
    ("reference_images", PortType.IMAGE, "Pictures to take the look from."),
    ("videos", PortType.VIDEO, "Films to work from."),
    ("audios", PortType.AUDIO, "Recordings to work from."),
)
_TEXTS = (
    ("prompt", "What is to be made."),
    ("text", "What to say."),
    ("negative_prompt", "What is not to be seen or heard."),
    ("lyrics", "The words to sing."),
    ("system_prompt", "How the model is to behave."),
    ("reference_text", "What is said in the reference recording."),
)
_TOGGLES = (
    ("generate_audio", "Make sound as well."),
    ("enable_prompt_expansion", "Let the model write the prompt out in more detail."),
    ("enable_web_search", "Let the model look things up."),
    ("loop", "End as it began."),
    ("camera_fixed", "Keep the camera still."),
    ("instrumental", "Without singing."),
    ("textured", "With textures."),
    ("enable_pbr", "With physically based materials."),
    ("apply_mask", "Show the picture with what was found marked."),
    ("reasoning", "Think before answering."),
    ("raw", "Less processed, more natural."),
    ("face_enhancement", "Improve faces."),
)
# Chosen from a list, or written where a model has none.
_CHOICES = (
    ("aspect_ratio", "Width to height."),
    ("image_size", "The format of the picture."),
    ("video_size", "The format of the film."),
    ("resolution", "How many pixels it has."),
    ("duration", "How long it lasts, in seconds."),
    ("output_format", "The kind of file."),
    ("style", "The look."),
    ("quality", "Better takes longer and may cost more."),
    ("background", "What is behind."),
    ("rendering_speed", "Faster is less careful."),
    ("voice", "Who speaks."),
    ("emotion", "How it is said."),
    ("language", "The language that is spoken."),
    ("target_language", "The language to translate to."),
    ("model", "Which of the models behind it."),
    ("mode", "How it works."),
    ("thinking_level", "How long to think before drawing."),
    ("camera_motion", "How the camera moves."),
    ("topology", "What the surface is made of."),
    ("target", "What to separate."),
)
_NUMBERS = (
    # key, description, least, most, step, whole numbers only
    ("num_images", "How many to make.", 1, 4, 1, True),
    (
        "num_inference_steps",
        "More steps take longer and usually show more detail.",
        1,
        None,
        1,
        True,
    ),
    ("guidance_scale", "How closely to follow the prompt.", 0, None, 0.1, False),
    ("strength", "How far to depart from the picture.", 0, 1, 0.05, False),
    ("num_frames", "How many frames it has.", 1, None, 1, True),
    ("fps", "Frames a second.", 1, None, 1, True),
    ("scale", "How many times wider and higher the result is.", 1, None, 0.5, False),
    ("creativity", "How much detail may be invented.", 0, None, 0.05, False),
    ("speed", "1 is the natural pace.", 0, None, 0.05, False),
    ("stability", "How even the voice stays.", 0, 1, 0.05, False),
    ("similarity_boost", "How close to the voice to stay.", 0, 1, 0.05, False),
    ("temperature", "How daring the choice of words is.", 0, None, 0.05, False),
    ("max_tokens", "The longest answer, in tokens.", 1, None, 1, True),
    ("target_polycount", "How many faces the model has.", 1, None, 1, True),
)
_ADVANCED = {"negative_prompt", "system_prompt", "num_inference_steps", "guidance_scale", "fps",
             "num_frames", "output_format", "temperature", "max_tokens", "stability",
             "similarity_boost", "thinking_level", "enable_web_search"}  # fmt: skip
_LABELS = {"num_inference_steps": "Steps", "guidance_scale": "Guidance", "fps": "Frames a second",
           "enable_pbr": "PBR materials", "num_images": "Number of images",
           "enable_prompt_expansion": "Expand the prompt",
           "enable_web_search": "Search the web"}  # fmt: skip

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


# Of open models on our own device alone: no provider is told.
LORA = Field(
    "lora",
    PortType.TEXT,
    "LoRA",
    description="Names of files in the loras folder, each perhaps with a strength: style, ink:0.6",
    advanced=True,
)
LORA_STRENGTH = Field(
    "lora_strength",
    PortType.NUMBER,
    "LoRA strength",
    min=-4,
    max=4,
    step=0.05,
    default=1,
    description="Of every LoRA without its own.",
    advanced=True,
)


def _made() -> list[Field]:
    fields = [Field(key, kind, is_port=True, description=words) for key, kind, words in _PORTS]
    fields += [
        Field(key, kind, is_port=True, multiple=True, description=words)
        for key, kind, words in _LISTS
    ]
    fields += [
        Field(key, PortType.TEXT, is_port=True, widget=params.PROMPT, description=words,
              advanced=key in _ADVANCED)
        for key, words in _TEXTS
    ]  # fmt: skip
    fields += [
        Field(key, PortType.BOOLEAN, _LABELS.get(key, ""), description=words,
              advanced=key in _ADVANCED)
        for key, words in _TOGGLES
    ]  # fmt: skip
    fields += [
        Field(key, PortType.TEXT, description=words, advanced=key in _ADVANCED)
        for key, words in _CHOICES
    ]
    fields += [
        Field(key, PortType.NUMBER, _LABELS.get(key, ""), description=words, min=least, max=most,
              step=step, integer=whole, advanced=key in _ADVANCED)
        for key, words, least, most, step, whole in _NUMBERS
    ]  # fmt: skip
    return [*fields, SEED]


STANDARD = {field.key: field for field in _made()}
