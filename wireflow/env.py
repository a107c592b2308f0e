"""Reads the environment; a bad value stops the start and names its variable."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def text(name: str, default: str = "") -> str:
    """The variable as it stands, or the default where it is unset or empty."""
    return os.environ.get(name, "").strip() or default


def flag(name: str, default: bool) -> bool:
    """A yes or no: 1/0, true/false, yes/no, on/off."""
    value = text(name, "on" if default else "off").lower()
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise ImproperlyConfigured(f"{name} must be true or false, not {value!r}")


def integer(name: str, default: int, *, least: int = 0) -> int:
    """A whole number not below `least`."""
    value = text(name, str(default))
    try:
        number = int(value)
    except ValueError:
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}") from None
    if number < least:
        raise ImproperlyConfigured(f"{name} must be at least {least}, not {number}")
    return number


def words(name: str, default: str = "") -> list[str]:
    """A comma-separated list without empty items."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def secret(name: str, directory: Path) -> str:
    """The variable, or a secret made at the first start and kept in a file only its owner reads."""
    value = text(name)
    if value:
        return value
    path = directory / name.lower().replace("_", "-")
    try:
        if not path.exists():
            directory.mkdir(parents=True, exist_ok=True, mode=0o700)
            _write_once(path, secrets.token_urlsafe(48))
        return path.read_text()
    except OSError as error:
        raise ImproperlyConfigured(f"{path} cannot be used: {error.strerror}") from error


def _write_once(path: Path, content: str) -> None:
    # Created exclusively and linked into place: two processes that start at once must not end
    # with different keys.
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(content)
    with suppress(FileExistsError):
        os.link(draft, path)
    draft.unlink()
