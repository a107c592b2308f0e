"""The makers' own APIs, which go before fal's, and others that go after it: how they say it.

What an API cannot be told stands in `only`, with the value that it always has there.
"""

from typing import Any

_OPENAI = {"fields": {"image_size": "size", "num_images": "n"}, "outputs": {"image": "images"}}
_MADE = {"image": "sample", "images": "sample"}
_ONE = {"num_images": 1}
_UPSAMPLED = {"enable_prompt_expansion": "prompt_upsampling"}
_STEPS = {"num_inference_steps": "steps", "guidance_scale": "guidance"}
_KONTEXT: dict[str, Any] = {
    "fields": {"image": "input_image", **_UPSAMPLED},
    "only": {**_ONE, "guidance_scale": 3.5},
    "outputs": _MADE,
}
# These were distilled to four steps and take no other number.
_KLEIN: dict[str, Any] = {"only": {**_ONE, "num_inference_steps": 4}, "outputs": _MADE}
_VOICE = {name: f"voice_settings.{name}" for name in ("speed", "stability", "similarity_boost")}
_LANGUAGE = {"language": "language_code"}
# Its pictures come in a format of its own choice, mostly PNG.
_GEMINI = {"only": {**_ONE, "output_format": "png"}, "outputs": {"image": "images"}}

# Always with sound; the film comes in a list.
_VEO: dict[str, Any] = {"only": {"generate_audio": True}, "outputs": {"video": "videos"}}
# With pictures of what is in it, a film is as long as it can be.
_VEO_SHOWN: dict[str, Any] = {**_VEO, "only": {**_VEO["only"], "duration": "8s"}}

OWN_ROUTES: dict[str, tuple[str, dict[str, Any]]] = {
    "generate:gpt_image_1_5": ("openai:images/gpt-image-1.5", _OPENAI),
    "generate:gpt_image_1_mini": ("openai:images/gpt-image-1-mini", _OPENAI),
    "edit:gpt_image_1_5": (
        "openai:edits/gpt-image-1.5",
        {
            "fields": {**_OPENAI["fields"], "images": "image"},
            "outputs": _OPENAI["outputs"],
        },
    ),
    "generate:nano_banana_pro": ("google:gemini-3-pro-image", _GEMINI),
    "edit:nano_banana_pro": ("google:gemini-3-pro-image", _GEMINI),
    "video:veo_3_1": ("google:veo-3.1-generate-preview", _VEO),
    "video:veo_3_1_fast": ("google:veo-3.1-fast-generate-preview", _VEO),
    "video:veo_3_1_lite": ("google:veo-3.1-lite-generate-preview", _VEO),
    "video:veo_3_1_i2v": ("google:veo-3.1-generate-preview", _VEO),
    "video:veo_3_1_fast_i2v": ("google:veo-3.1-fast-generate-preview", _VEO),
    "video:veo_3_1_first_last": ("google:veo-3.1-generate-preview", _VEO),
    "video:veo_3_1_reference": ("google:veo-3.1-generate-preview", _VEO_SHOWN),
    "generate:flux_2_pro": ("bfl:flux-2-pro", {"outputs": _MADE}),
    "generate:flux_2_max": ("bfl:flux-2-max", {"outputs": _MADE}),
    "generate:flux_2_flex": ("bfl:flux-2-flex", {"fields": _STEPS, "outputs": _MADE}),
    "generate:flux_2_klein_4b": ("bfl:flux-2-klein-4b", _KLEIN),
    "generate:flux_2_klein_9b": ("bfl:flux-2-klein-9b", _KLEIN),
    "generate:flux_pro_v1_1": (
        "bfl:flux-pro-1.1",
        {"fields": _UPSAMPLED, "only": _ONE, "outputs": _MADE},
    ),
    "generate:flux_pro_v1_1_ultra": (
        "bfl:flux-pro-1.1-ultra",
        {"fields": {"image": "image_prompt", **_UPSAMPLED}, "only": _ONE, "outputs": _MADE},
    ),
    "generate:flux_dev": ("bfl:flux-dev", {"fields": _STEPS, "only": _ONE, "outputs": _MADE}),
    "edit:flux_2_pro_edit": ("bfl:flux-2-pro", {"outputs": _MADE}),
    "edit:flux_2_klein_9b_edit": ("bfl:flux-2-klein-9b", _KLEIN),
    "edit:flux_kontext_pro": ("bfl:flux-kontext-pro", _KONTEXT),
    "edit:flux_kontext_max": ("bfl:flux-kontext-max", _KONTEXT),
    "edit:flux_pro_fill": (
        "bfl:flux-pro-1.0-fill",
        {"fields": _UPSAMPLED, "only": _ONE, "outputs": _MADE},
    ),
    "edit:flux_pro_erase": ("bfl:flux-tools/erase-v1", {"outputs": _MADE}),
    "edit:flux_pro_vto": (
        "bfl:flux-tools/vto-v1",
        {"fields": {"person_image": "person", "garment_image": "garment"}, "outputs": _MADE},
    ),
    # This model does not take a language.
    "audio:elevenlabs_tts_custom_voice": (
        "elevenlabs:text-to-speech/eleven_multilingual_v2",
        {"fields": _VOICE, "only": {"language": ""}},
    ),
    "audio:elevenlabs_tts_v3": (
        "elevenlabs:text-to-speech/eleven_v3",
        {"fields": {"stability": _VOICE["stability"], **_LANGUAGE}},
    ),
    "audio:elevenlabs_tts_turbo": (
        "elevenlabs:text-to-speech/eleven_turbo_v2_5",
        {"fields": {**_VOICE, **_LANGUAGE}},
    ),
    "audio:elevenlabs_sound_effects": ("elevenlabs:sound-generation/eleven_text_to_sound_v2", {}),
    "audio:elevenlabs_music": ("elevenlabs:music/music_v1", {}),
    "audio:audio_isolation": ("elevenlabs:audio-isolation", {"only": {"video": ""}}),
    "audio:elevenlabs_scribe": (
        "elevenlabs:speech-to-text/scribe_v2",
        {"fields": {"audio": "file", **_LANGUAGE}},
    ),
}

# Taken where fal has no key, or failed.
LATER_ROUTES: dict[str, tuple[str, dict[str, Any]]] = {
    "edit:flux_kontext_pro": (
        "replicate:black-forest-labs/flux-kontext-pro",
        {**_KONTEXT, "outputs": {"image": "output", "images": "output"}},
    ),
    "generate:flux_pro_v1_1": (
        "replicate:black-forest-labs/flux-1.1-pro",
        {
            "fields": _UPSAMPLED,
            "constants": {"aspect_ratio": "custom"},
            "only": _ONE,
            "outputs": {"image": "output", "images": "output"},
        },
    ),
}
