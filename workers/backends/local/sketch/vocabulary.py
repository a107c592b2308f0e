"""The words the model was taught. Torch-free: the node warns about the others before it draws."""

import re

TIMES = {
    "dawn": ("dawn", "sunrise", "daybreak", "early morning"),
    "day": ("day", "midday", "a sunny day", "a clear day"),
    "sunset": ("sunset", "dusk", "evening", "golden hour"),
    "night": ("night", "midnight", "a starry night"),
    "overcast": ("overcast", "a cloudy day", "a grey day", "fog"),
}
PLACES = {
    "lake": ("a mountain lake", "an alpine lake", "a lake in the mountains", "a lake"),
    "mountains": ("mountains", "a mountain range", "snowy peaks", "high mountains"),
    "forest": ("a forest", "pine trees", "the woods", "a pine forest"),
    "desert": ("a desert", "sand dunes", "dunes", "the desert"),
    "snow": ("a snowy field", "snow", "a winter landscape", "snowy hills"),
    "sea": ("the sea", "the ocean", "open water", "the sea and waves"),
    "city": ("a city", "a city skyline", "skyscrapers", "tall buildings"),
    "meadow": ("a meadow", "green hills", "grass and flowers", "a green field"),
    "beach": ("a beach", "a sandy beach", "the seashore", "a tropical beach"),
}
COLOURS = {
    "red": (214, 48, 49),
    "orange": (240, 140, 40),
    "yellow": (245, 208, 66),
    "green": (60, 160, 80),
    "blue": (52, 102, 210),
    "purple": (130, 74, 190),
    "pink": (240, 130, 170),
    "white": (246, 246, 244),
    "black": (24, 24, 28),
}
SHAPES = ("circle", "square", "triangle", "star")
THINGS = ("boat", "house", "palm", "cactus", "tree")
# Which things stand in which place, so that a picture never contradicts its caption.
THINGS_OF = {
    "lake": ("boat", "house"),
    "sea": ("boat",),
    "beach": ("palm", "boat"),
    "desert": ("cactus",),
    "meadow": ("house", "tree"),
    "snow": ("house", "tree"),
}
SKY_WORDS = ("sun", "moon", "stars", "clouds", "clear", "sky")

_STOP = frozenset(
    re.findall(
        r"\w+",
        """a an the of on in at over with and by to under above near from into for is it its this
        that very some one big small little large beautiful painting picture photo photograph image
        drawing illustration art scene view landscape background shape plain lone single behind
        front during soft low long calm quiet warm light colours colors style""",
    )
)
_SYNONYMS = {"gray": "grey", "trees": "tree", "palms": "palm", "cacti": "cactus"}


def unknown_words(prompt: str) -> list[str]:
    """The content words of a prompt that the model was never taught, in order, each once.

    Case and plurals do not count. `"A cat on a lake"` gives `["cat"]`.
    """
    words = re.findall(r"[a-zà-ÿ]+", prompt.lower())
    strange = [word for word in words if word not in _STOP and not _is_known(word)]
    return list(dict.fromkeys(strange))


def _is_known(word: str) -> bool:
    forms = {word, _SYNONYMS.get(word, word), word.removesuffix("s"), word.removesuffix("es")}
    return not forms.isdisjoint(_KNOWN) or f"{word}s" in _KNOWN


def _collect() -> set[str]:
    phrases = [*TIMES, *PLACES, *COLOURS, *SHAPES, *THINGS, *SKY_WORDS]
    for group in (*TIMES.values(), *PLACES.values()):
        phrases.extend(group)
    return {word for phrase in phrases for word in re.findall(r"[a-z]+", phrase)} - _STOP


_KNOWN = _collect()
