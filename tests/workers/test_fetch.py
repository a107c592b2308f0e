"""The guarded door: which addresses are refused, and that nobody gets round it."""

import asyncio
import ipaddress
import socket
from typing import Any

import pytest
from django.conf import LazySettings

from tests.live.receiver import receiving
from workers import fetch


@pytest.mark.parametrize(
    "address",
    [
        "10.1.2.3", "127.0.0.1", "169.254.169.254", "172.16.0.1", "192.168.1.1", "100.64.0.1",
        "0.0.0.0", "224.0.0.1", "255.255.255.255", "198.18.0.1", "::", "::1", "fe80::1", "fc00::1",
        "ff02::1", "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "2001:0:1::1",
    ],
)  # fmt: skip
def test_inside_addresses_are_not_public(address: str) -> None:
    assert not fetch.is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["1.1.1.1", "93.184.216.34", "2606:4700:4700::1111"])
def test_outside_addresses_are(address: str) -> None:
    assert fetch.is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        "ftp://example.com/x", "file:///etc/passwd", "gopher://example.com", "example.com",
        "http://user:pw@example.com/", "http://example.com:22/", "https://example.com:8443/",
        "http://127.0.0.1/", "http://[::1]/", "http://169.254.169.254/latest/meta-data", "http://",
        "javascript:alert(1)", "",
    ],
)  # fmt: skip
def test_an_address_that_nobody_is_sent_to_is_refused(address: str) -> None:
    with pytest.raises(fetch.RefusedAddressError):
        fetch.check_address(address)


def _resolver(monkeypatch: pytest.MonkeyPatch, *answers: str) -> None:
    async def getaddrinfo(_: Any, host: str, port: int, **__: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (answer, port)) for answer in answers]

    monkeypatch.setattr(asyncio.BaseEventLoop, "getaddrinfo", getaddrinfo)


def test_a_name_with_one_private_answer_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    _resolver(monkeypatch, "93.184.216.34", "10.0.0.5")
    with pytest.raises(fetch.RefusedAddressError):
        fetch.download("http://rebind.example/", deadline=5, most_bytes=10)


def test_a_redirect_into_the_private_network_is_refused(
    settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    with receiving(200) as receiver:
        host = receiver.url.removeprefix("http://").partition("/")[0]
        settings.TRUSTED_HOSTS = [host]
        steps = iter(["http://169.254.169.254/latest"])

        async def redirect(*_: Any) -> fetch.Fetched:
            return fetch.Fetched(302, {"location": next(steps)}, b"")

        original = fetch._exchange

        async def first_redirects(method: str, address: str, *rest: Any) -> fetch.Fetched:
            if address == receiver.url:
                return await redirect()
            return await original(method, address, *rest)

        monkeypatch.setattr(fetch, "_exchange", first_redirects)
        with pytest.raises(fetch.RefusedAddressError):
            fetch.download(receiver.url, deadline=5, most_bytes=10)


def test_too_much_and_too_slow_are_cut_off(settings: LazySettings) -> None:
    settings.TRUSTED_HOSTS = ["127.0.0.1"]

    def send(url: str, **bounds: Any) -> fetch.Fetched:
        return asyncio.run(fetch.send("POST", url, **bounds))

    with receiving("drip") as receiver, pytest.raises(fetch.FetchError, match="No whole answer"):
        send(receiver.url, deadline=0.5, most_bytes=1_000)
    with receiving("drip") as receiver, pytest.raises(fetch.FetchError, match="larger than 3"):
        send(receiver.url, deadline=10, most_bytes=3)
    with receiving(200) as receiver:
        assert send(receiver.url, deadline=10, most_bytes=10).content == b"ok"


def test_the_environments_proxy_is_not_used(
    settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.TRUSTED_HOSTS = ["127.0.0.1"]
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    with receiving(200) as receiver:
        answer = asyncio.run(fetch.send("POST", receiver.url, deadline=10, most_bytes=10))
    assert answer.status == 200
