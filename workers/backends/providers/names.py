"""What people call the providers that this server knows from the start."""

NAMES = {
    "bfl": "Black Forest Labs",
    "elevenlabs": "ElevenLabs",
    "fal": "fal",
    "google": "Google",
    "openai": "OpenAI",
    "openrouter": "OpenRouter",
    "replicate": "Replicate",
    "stability": "Stability AI",
}
