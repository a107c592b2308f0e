"""Growing bright areas, in a time that hardly depends on how far."""

import PIL.Image
import PIL.ImageChops

# The share of an octagon's reach that its slanted sides take, were it a regular one.
_SLANTED = 0.293


def grown(mask: PIL.Image.Image, reach: int) -> PIL.Image.Image:
    """The mask, mode L, with every bright spot spread over an octagon of so many pixels around it.

    Beyond its edges nothing is selected.
    """
    slanted = int(reach * _SLANTED)
    straight = reach - 2 * slanted
    # With room around it, so that nothing is pushed over an edge and lost on the way.
    wide = mask.crop((-reach, -reach, mask.width + reach, mask.height + reach))
    for x, y in ((1, 0), (0, 1)):
        wide = _smeared(wide, x, y, straight)
    for x, y in ((1, 1), (1, -1)):
        wide = _smeared(wide, x, y, slanted)
    return wide.crop((reach, reach, reach + mask.width, reach + mask.height))


def _smeared(mask: PIL.Image.Image, x: int, y: int, reach: int) -> PIL.Image.Image:
    """The brightest of all shifts by -reach to reach steps along one way."""
    wanted, length = 2 * reach + 1, 1
    forward = mask
    while length < wanted:
        step = min(length, wanted - length)
        forward = PIL.ImageChops.lighter(forward, _shifted(forward, x * step, y * step))
        length += step
    return _shifted(forward, -x * reach, -y * reach)


def _shifted(mask: PIL.Image.Image, x: int, y: int) -> PIL.Image.Image:
    return mask.crop((-x, -y, mask.width - x, mask.height - y))
