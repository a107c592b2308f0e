"""What stands in no schema: makers, names as users know them, spans of time."""

import re

# By the beginning of a model's name, the first that fits.
MAKERS = (
    ("Nano Banana|Imagen|Veo|Gemini|Lyria", "Google"),
    ("FLUX|Flux", "Black Forest Labs"),
    ("Seedream|Seedance|ByteDance|OmniHuman|DreamActor|LatentSync", "ByteDance"),
    ("GPT|Whisper|DALL|Sora", "OpenAI"),
    ("Ideogram", "Ideogram"),
    ("Recraft", "Recraft"),
    ("Grok|xAI", "xAI"),
    ("Kling|LivePortrait|Kolors", "Kuaishou"),
    ("Qwen|Wan |Wan-|HappyHorse|Z-Image|InfiniteTalk|Fun", "Alibaba"),
    ("Luma", "Luma AI"),
    ("Reve", "Reve"),
    ("MiniMax|Hailuo", "MiniMax"),
    ("ImagineArt", "ImagineArt"),
    ("Microsoft|TRELLIS|VibeVoice|Florence", "Microsoft"),
    ("Vidu", "Shengshu"),
    ("Krea", "Krea"),
    ("HiDream", "HiDream.ai"),
    ("Hunyuan|HunyuanVideo|InstantCharacter|MuseTalk", "Tencent"),
    ("GLM|CogView|CogVideo", "Zhipu AI"),
    ("ERNIE", "Baidu"),
    ("LongCat", "Meituan"),
    ("Ovis", "AIDC"),
    ("Stable|SDXL Inp|SDXL image|Stable Video|Stable Audio", "Stability AI"),
    ("Sana|Cosmos", "NVIDIA"),
    ("AuraFlow|AuraSR", "fal"),
    ("Playground", "Playground AI"),
    ("Bria", "Bria"),
    ("Clarity|Crystal", "Clarity AI"),
    ("Topaz", "Topaz Labs"),
    ("Pixelcut", "Pixelcut"),
    ("VEED", "VEED"),
    ("SAM|Demucs|Segment", "Meta"),
    ("PixVerse", "PixVerse"),
    ("Pika", "Pika"),
    ("Moonvalley", "Moonvalley"),
    ("LTX", "Lightricks"),
    ("Kandinsky", "Sber AI"),
    ("Ovi", "Character.AI"),
    ("Creatify", "Creatify"),
    ("HeyGen", "HeyGen"),
    ("Argil", "Argil"),
    ("sync", "sync."),
    ("ElevenLabs", "ElevenLabs"),
    ("Inworld", "Inworld"),
    ("Kokoro", "hexgrad"),
    ("Chatterbox", "Resemble AI"),
    ("Dia", "Nari Labs"),
    ("Orpheus", "Canopy Labs"),
    ("IndexTTS", "Bilibili"),
    ("Zonos", "Zyphra"),
    ("Cohere", "Cohere"),
    ("Sonilo", "Sonilo"),
    ("CassetteAI", "CassetteAI"),
    ("Mirelo", "Mirelo"),
    ("Tripo|TripoSR|TripoSplat", "Tripo"),
    ("Meshy", "Meshy"),
    ("Hyper3D", "Hyper3D"),
    ("Moondream", "Moondream"),
    ("Lucy", "Decart"),
    ("BAGEL", "ByteDance"),
    ("Virtual Try-On", "FASHN"),
    ("RIFE", "Megvii"),
)
# As the hosted Wireflow calls them.
NAMES = {
    "generate:seedream_v4": "Seedream v4",
    "edit:seedream_v4_edit": "Seedream v4 Edit",
    "video:kling_video_2_5_i2v": "Kling Video 2.5",
}
# Seconds that the hosted Wireflow itself states; what third parties claim is left out.
LATENCIES = {"generate:nano_banana_lite": [2, 5]}


def maker_of(name: str, endpoint: str) -> str:
    """Who made it, or whoever offers it where that is not known."""
    found = next((maker for pattern, maker in MAKERS if re.match(f"({pattern})", name)), None)
    return found or endpoint.split("/")[0].replace("fal-ai", "Hosted by fal")
