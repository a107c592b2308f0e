"""How Black Forest Labs says what a node says, and which servers are its own."""

import re
from collections.abc import Mapping
from typing import Any

import httpx

from workers.backends.providers import client, sizes

_REGION = re.compile(r"api(\.[a-z0-9-]+)*\.bfl\.ai")


def request(values: Mapping[str, Any]) -> dict[str, Any]:
    """The request of an endpoint: a size in pixels, pictures one by one."""
    body = {key: value for key, value in values.items() if key not in {"image_size", "images"}}
    body |= sizes.in_pixels(values.get("image_size", ""))
    for number, picture in enumerate(values.get("images", ()), 1):
        body["input_image" if number == 1 else f"input_image_{number}"] = picture
    return body


def is_own(address: str, base: str) -> bool:
    """Whether an address is the server that was asked, or of another of the maker's regions."""
    if client.same_server(address, base):
        return True
    try:
        url, known = httpx.URL(address), httpx.URL(base)
    except httpx.InvalidURL:
        return False
    hosts = (url.host, known.host)
    return (url.scheme, url.port) == ("https", None) and all(map(_REGION.fullmatch, hosts))
