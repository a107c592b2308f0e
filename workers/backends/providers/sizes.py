"""The sizes of pictures that fal has names for, in pixels."""

_SIZES = {
    "square_hd": (1024, 1024),
    "square": (512, 512),
    "portrait_4_3": (768, 1024),
    "portrait_16_9": (576, 1024),
    "landscape_4_3": (1024, 768),
    "landscape_16_9": (1024, 576),
}


def in_pixels(name: str) -> dict[str, int]:
    """`{"width": …, "height": …}`; empty for none and for "auto", which is left to the model."""
    size = _SIZES.get(name)
    return {"width": size[0], "height": size[1]} if size else {}
