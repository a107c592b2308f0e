"""The one guarded door to addresses that users name.

Every address a name resolves to must be public; the request goes to the very address that was
checked, with TLS for the name. One deadline covers the whole exchange: time-outs that count each
read are outlived by a server that drips.
"""

import asyncio
import ipaddress
import socket
from dataclasses import dataclass

import httpx
from asgiref.sync import async_to_sync
from django.conf import settings

from wireflow.errors import WireflowError

REDIRECTS = {301, 302, 303, 307, 308}
MOST_REDIRECTS = 3
_PORTS = {"http": 80, "https": 443}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class FetchError(WireflowError):
    """The address could not be fetched; the message says why, in the server's own words."""

    status = 422
    code = "fetch_failed"


class RefusedAddressError(FetchError):
    """Nobody is sent to this address: not http(s), a foreign port, or inside a private network."""

    code = "refused_address"


class TooLargeAnswerError(FetchError):
    """The answer is larger than it may be; the rest of it was not read."""

    code = "too_large_answer"


@dataclass(frozen=True)
class Fetched:
    """An answer; header names in lower case."""

    status: int
    headers: dict[str, str]
    content: bytes


def check_address(address: str) -> httpx.URL:
    """The parts of an address that may be sent to, before its name is resolved.

    Raises RefusedAddressError.
    """
    try:
        url = httpx.URL(address)
    except (httpx.InvalidURL, ValueError):
        raise RefusedAddressError("This is not a web address") from None
    if url.scheme not in _PORTS or not url.host:
        raise RefusedAddressError("The address must begin with http:// or https://")
    if url.userinfo:
        raise RefusedAddressError("The address must not hold a user name or password")
    if not _is_trusted(url) and _port(url) != _PORTS[url.scheme]:
        raise RefusedAddressError("Only the ports 80 and 443 may be addressed")
    literal = _literal(url.host)
    if literal is not None and not (_is_trusted(url) or is_public(literal)):
        raise RefusedAddressError("The address lies inside a private network")
    return url


def is_public(address: _Address) -> bool:
    """Whether an address is global unicast, whatever it is wrapped in."""
    if isinstance(address, ipaddress.IPv6Address):
        if address.teredo is not None:
            return False
        inner = address.ipv4_mapped or address.sixtofour
        if address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
    special = address.is_multicast or address.is_reserved or address.is_unspecified
    return address.is_global and not special


async def send(
    method: str,
    address: str,
    *,
    content: bytes = b"",
    headers: dict[str, str] | None = None,
    deadline: float,
    most_bytes: int,
    redirects: int = 0,
) -> Fetched:
    """One exchange of at most `deadline` seconds. Raises FetchError.

    Redirects are followed only when `redirects` allows some, for GET, each checked anew. Another
    server than the one that was asked is not told the headers: they may hold a key.
    """
    try:
        async with asyncio.timeout(deadline):
            for _ in range(redirects + 1):
                answer = await _exchange(method, address, content, headers or {}, most_bytes)
                target = answer.headers.get("location")
                if not redirects or answer.status not in REDIRECTS or not target:
                    return answer
                moved = httpx.URL(address).join(target)
                if moved.netloc != httpx.URL(address).netloc:
                    headers = None
                address = str(moved)
            raise FetchError(f"The address redirects more than {redirects} times")
    except TimeoutError:
        raise FetchError(f"No whole answer came within {deadline:.0f} s") from None
    except httpx.HTTPError as error:
        raise FetchError(f"The connection failed: {type(error).__name__}") from error


def download(address: str, *, deadline: float, most_bytes: int) -> Fetched:
    """The file at an address, from synchronous code. Raises FetchError."""
    answer = async_to_sync(send)(
        "GET", address, deadline=deadline, most_bytes=most_bytes, redirects=MOST_REDIRECTS
    )
    if answer.status != 200:
        raise FetchError(f"The address answered with status {answer.status}")
    return answer


async def _exchange(
    method: str, address: str, content: bytes, headers: dict[str, str], most_bytes: int
) -> Fetched:
    url = check_address(address)
    checked = url.copy_with(host=await _resolve(url))
    # Not unpacked on the way: a small answer could unfold into gigabytes.
    sent = {"accept-encoding": "identity", **headers, "host": url.netloc.decode("ascii")}
    async with (
        httpx.AsyncClient(trust_env=False, follow_redirects=False, timeout=None) as client,
        client.stream(
            method, checked, content=content, headers=sent, extensions={"sni_hostname": url.host}
        ) as answer,
    ):
        body = bytearray()
        async for part in answer.aiter_raw():
            body += part
            if len(body) > most_bytes:
                raise TooLargeAnswerError(f"The answer is larger than {most_bytes:,} bytes")
        return Fetched(answer.status_code, dict(answer.headers), bytes(body))


async def _resolve(url: httpx.URL) -> str:
    """One address of the name, after all of them were found to be public."""
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(url.host, _port(url), type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise FetchError("The name of the server is not known") from None
    names = [str(entry[4][0]) for entry in found]
    private = [name for name in names if not is_public(ipaddress.ip_address(name))]
    if private and not _is_trusted(url):
        raise RefusedAddressError("The address lies inside a private network")
    return names[0]


def _is_trusted(url: httpx.URL) -> bool:
    """Named by the operator, who may have receivers in the own network."""
    return bool({url.host, f"{url.host}:{_port(url)}"} & set(settings.TRUSTED_HOSTS))


def _port(url: httpx.URL) -> int:
    return url.port or _PORTS[url.scheme]


def _literal(host: str) -> _Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None
