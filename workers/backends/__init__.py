"""Where models run: on our own devices, or at a provider."""
