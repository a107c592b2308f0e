"""`manage.py models`: weights come whole or not at all, and nothing that could run comes along."""

import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.management import CommandError, call_command

from canvas.nodes.node_type import NodeType
from canvas.nodes.registry import Registry
from canvas.nodes.weights import Weights
from tests.workers.local import hub_server
from tests.workers.local.conftest import Notes
from tests.workers.local.test_pipelines import VALUES, node_type
from tests.workers.local.tiny import unets
from workers.backends.local import availability, door, pulling, shelf
from workers.backends.local.files import File, UnusableError, choose
from workers.backends.local.pipelines import running
from workers.backends.protocol import BackendError, ModelCall
from workers.management.commands import models as command

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning")

NAME = "maker/tiny"
INDEX = json.dumps(
    {
        "_class_name": "X",
        "unet": ["diffusers", "UNet"],
        "safety_checker": [None, None],
    }
).encode()
FILES = {
    "model_index.json": INDEX,
    "unet/config.json": b"{}",
    "unet/diffusion_pytorch_model.safetensors": b"w" * 5_000,
    "unet/diffusion_pytorch_model.fp16.safetensors": b"h" * 2_000,
    "unet/diffusion_pytorch_model.bin": b"pickle",
    "safety_checker/model.safetensors": b"s" * 10,
    "tiny.safetensors": b"one file" * 1_000,
    "modeling.py": b"import os",
    "README.md": b"# Tiny",
}
WANTED = ["model_index.json", "unet/config.json", "unet/diffusion_pytorch_model.safetensors"]

Run = Callable[..., str]


@pytest.fixture
def model() -> NodeType:
    plain = node_type("IMAGE")
    weights = Weights(NAME, "StableDiffusionPipeline")
    details: dict[str, Any] = {**vars(plain), "license": "Apache-2.0", "weights": weights}
    return NodeType(**{**details, "routes": (f"local:{NAME}",)})


@pytest.fixture
def run(
    monkeypatch: pytest.MonkeyPatch, settings: LazySettings, tmp_path: Path, model: NodeType
) -> Run:
    """`run("pull", "maker/tiny")`: what the command writes."""
    settings.MODELS_DIR = tmp_path / "shelf"
    known = Registry([model])
    monkeypatch.setattr(command, "registry", lambda: known)
    for where in (running, shelf):
        monkeypatch.setattr(where, "registry", lambda: known)
    monkeypatch.setattr(pulling, "SPARE_BYTES", 0)

    def run(*arguments: str) -> str:
        written = io.StringIO()
        call_command("models", *arguments, stdout=written)
        return written.getvalue()

    return run


def _listed(*names: str) -> dict[str, File]:
    return {name: File(1) for name in names}


def test_a_pull_from_a_hub_takes_safetensors_of_the_named_parts(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository = hub_server.Repository(NAME, FILES)
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", False)
    with hub_server.serving(repository) as address:
        monkeypatch.setenv("HF_ENDPOINT", address)
        written = run("pull", "tests:tiny", "--accept-license")
    folder = shelf.folder(NAME)
    assert "Licence: apache-2.0" in written
    assert written.endswith(f"Whole: {folder}\n")
    record = shelf.record(NAME)
    assert record is not None
    assert (record["revision"], record["license"]) == (hub_server.COMMIT, "apache-2.0")
    assert sorted(record["files"]) == WANTED
    for name in WANTED:
        assert (folder / name).read_bytes() == FILES[name]
    assert not list(folder.glob("**/*.py")) + list(folder.glob("**/*.bin"))
    assert run("check", NAME) == "Every file is what was brought\n"


def test_what_arrives_damaged_is_not_kept(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    damaged = "unet/diffusion_pytorch_model.safetensors"
    repository = hub_server.Repository(NAME, FILES, damaged={damaged})
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", False)
    with hub_server.serving(repository) as address:
        monkeypatch.setenv("HF_ENDPOINT", address)
        with pytest.raises(CommandError, match="did not arrive as it was sent"):
            run("pull", NAME, "--accept-license")
        assert shelf.record(NAME) is None
        assert not (shelf.folder(NAME) / damaged).exists()
        # The rest is there: the next pull brings only what is missing.
        repository.damaged.clear()
        repository.asked.clear()
        run("pull", NAME, "--accept-license")
    assert (damaged, None) in repository.asked
    assert "unet/config.json" not in {name for name, _ in repository.asked}
    assert shelf.record(NAME) is not None


def test_a_model_from_a_mirror_draws(run: Run, tmp_path: Path, notes: Notes) -> None:
    mirror = tmp_path / "mirror"
    unets.stable_diffusion().save_pretrained(mirror)
    call = ModelCall("tests:tiny", "text-to-image", f"local:{NAME}", VALUES)
    with pytest.raises(BackendError, match="models pull maker/tiny"):
        door.run(call, notes)
    run("pull", NAME, "--from", str(mirror), "--accept-license")
    assert door.run(call, notes)["made"].size == (64, 32)
    assert notes.steps == [(1, 3), (2, 3), (3, 3)]


def test_a_copy_of_a_mirror_that_broke_off_is_not_kept_and_the_rest_is_not_copied_again(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mirror = tmp_path / "mirror"
    (mirror / "unet").mkdir(parents=True)
    for name in WANTED:
        (mirror / name).write_bytes(FILES[name])
    whole, copied = shutil.copyfile, []

    def broken_off(original: Path, copy: Path) -> None:
        copy.write_bytes(original.read_bytes()[:-1])

    def copy_whole(original: Path, copy: Path) -> None:
        copied.append(original.relative_to(mirror).as_posix())
        whole(original, copy)

    weights = WANTED[-1]
    monkeypatch.setattr(
        "workers.backends.local.sources.shutil.copyfile",
        lambda a, b: (broken_off if a == mirror / weights else copy_whole)(a, b),
    )
    with pytest.raises(CommandError, match=f"{weights} did not arrive as it lies in the mirror"):
        run("pull", NAME, "--from", str(mirror), "--accept-license")
    assert shelf.record(NAME) is None
    assert not (shelf.folder(NAME) / weights).exists()
    copied.clear()
    monkeypatch.setattr("workers.backends.local.sources.shutil.copyfile", copy_whole)
    run("pull", NAME, "--from", str(mirror), "--accept-license")
    assert copied == [weights]
    assert (shelf.folder(NAME) / weights).read_bytes() == FILES[weights]


def test_without_the_licence_nothing_comes(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unets.stable_diffusion().save_pretrained(tmp_path / "mirror")
    monkeypatch.setattr("builtins.input", lambda question: "n")
    with pytest.raises(CommandError, match="the licence was not accepted"):
        run("pull", NAME, "--from", str(tmp_path / "mirror"))
    assert not shelf.folder(NAME).exists()


@pytest.mark.django_db
def test_check_finds_what_has_changed_and_remove_frees(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(availability, "has_gpu", lambda: True)
    mirror = tmp_path / "mirror"
    (mirror / "unet").mkdir(parents=True)
    for name in WANTED:
        (mirror / name).write_bytes(FILES[name])
    run("pull", NAME, "--from", str(mirror), "--accept-license")
    assert "ready" in run("list")
    (shelf.folder(NAME) / WANTED[2]).write_bytes(b"v" * 5_000)
    with pytest.raises(CommandError, match=WANTED[2]):
        run("check", NAME)
    assert "needs_weights" in run("list")  # what is broken is not offered
    run("remove", NAME)
    assert not shelf.folder(NAME).exists()


def test_a_full_disk_is_told_before_anything_comes(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mirror").mkdir()
    (tmp_path / "mirror" / "model.safetensors").write_bytes(b"w")
    monkeypatch.setattr(pulling, "SPARE_BYTES", 1 << 60)
    with pytest.raises(CommandError, match="do not fit on the disk"):
        run("pull", NAME, "--from", str(tmp_path / "mirror"), "--accept-license")
    assert list(shelf.folder(NAME).iterdir()) == []


def test_an_unknown_model_is_said_to_be_unknown(run: Run) -> None:
    with pytest.raises(CommandError, match="No open model is called nobody/nothing"):
        run("pull", "nobody/nothing")


def test_pickled_weights_are_refused() -> None:
    with pytest.raises(UnusableError, match="could run code"):
        choose(_listed("pytorch_model.bin", "config.json"), None)
    with pytest.raises(UnusableError, match="no weights"):
        choose(_listed("config.json"), None)


def test_names_that_leave_the_folder_are_not_taken() -> None:
    listed = _listed("model.safetensors", "../evil.json", "/etc/evil.json", "a/../../evil.json")
    assert set(choose(listed, None)) == {"model.safetensors"}
    assert set(
        choose(_listed("unet/m.safetensors", "unet/../../evil.json"), frozenset({"unet"}))
    ) == {"unet/m.safetensors"}
