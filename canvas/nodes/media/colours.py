"""Colours as people write them."""


def rgb(colour: str) -> tuple[int, int, int]:
    """The three parts of a colour such as #7c9cff, 0 to 255 each."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def hexadecimal(red: int, green: int, blue: int) -> str:
    """The colour in writing, such as #7c9cff."""
    return f"#{red:02x}{green:02x}{blue:02x}"
