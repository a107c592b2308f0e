"""Where weights come from: a model hub, or a folder that holds a copy of a repository."""

import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from huggingface_hub import HfApi, hf_hub_download

from workers.backends.local.files import DamagedError, File, Listing, digest


class Hub:
    """Hugging Face's hub, or one like it at `HF_ENDPOINT`; `HF_TOKEN` opens gated models."""

    def __init__(self, repository: str, revision: str) -> None:
        self._repository = repository
        self._revision = revision
        self._endpoint = os.environ.get("HF_ENDPOINT")

    def listing(self) -> Listing:
        api = HfApi(endpoint=self._endpoint)
        found = api.model_info(self._repository, revision=self._revision, files_metadata=True)
        self._revision = found.sha or self._revision
        card = found.card_data
        return Listing(
            self._revision,
            {
                file.rfilename: File(file.size or 0, file.lfs.sha256 if file.lfs else None)
                for file in found.siblings or ()
            },
            str((card.get("license_name") or card.get("license") or "") if card else ""),
        )

    def read(self, name: str) -> bytes:
        with TemporaryDirectory() as folder:
            self.bring(name, Path(folder))
            return (Path(folder) / name).read_bytes()

    def bring(self, name: str, folder: Path) -> None:
        hf_hub_download(
            self._repository,
            name,
            revision=self._revision,
            endpoint=self._endpoint,
            local_dir=folder,
        )


class Mirror:
    """A folder with the repository's files, from a disk or a share."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def listing(self) -> Listing:
        files = (path for path in sorted(self._folder.rglob("*")) if path.is_file())
        named = {path.relative_to(self._folder).as_posix(): path for path in files}
        return Listing("mirror", {name: File(path.stat().st_size) for name, path in named.items()})

    def read(self, name: str) -> bytes:
        return (self._folder / name).read_bytes()

    def bring(self, name: str, folder: Path) -> None:
        original, copy = self._folder / name, folder / name
        wanted = digest(original)
        if copy.is_file() and digest(copy) == wanted:
            return
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(original, copy)
        # A share that falls away in mid-copy may leave a short file and no error.
        if digest(copy) != wanted:
            copy.unlink()
            raise DamagedError(f"{name} did not arrive as it lies in the mirror. Pull again.")
