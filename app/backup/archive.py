"""The one file of a backup: a ZIP of the manifest and the data, whole or not there at all."""

import os
import zlib
from collections.abc import Callable
from hashlib import file_digest
from pathlib import Path
from shutil import copyfileobj
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from app.backup.errors import DamagedError
from app.backup.manifest import Manifest

MANIFEST = "manifest.json"
DATA = "database"
LARGEST_MANIFEST = 1_000_000
OWNER_ONLY = 0o600  # people's data


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def write_archive(target: Path, manifest: Manifest, data: Path) -> None:
    """Put manifest and data into `target`, which appears only when it is complete."""
    partial = target.with_name(f".{target.name}.part")
    try:
        with _private(partial).open("r+b") as file:
            with ZipFile(file, "w", ZIP_DEFLATED) as archive:
                archive.writestr(MANIFEST, manifest.to_json())
                archive.write(data, DATA)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)


def read_archive(source: Path, check: Callable[[Manifest], None], data: Path) -> Manifest:
    """Unpack the data of a backup to `data` and return the manifest.

    `check` sees the manifest before anything is unpacked and may refuse it. Raises DamagedError
    when the data are not the ones the manifest was written for.
    """
    try:
        with ZipFile(source) as archive:
            manifest = _manifest_of(archive)
            check(manifest)
            _unpack(archive, manifest, data)
    except (BadZipFile, zlib.error, KeyError, EOFError, NotImplementedError) as error:
        raise DamagedError from error
    if digest(data) != manifest.sha256:
        raise DamagedError
    return manifest


def _private(path: Path) -> Path:
    os.close(os.open(path, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, OWNER_ONLY))
    return path


def _manifest_of(archive: ZipFile) -> Manifest:
    if archive.getinfo(MANIFEST).file_size > LARGEST_MANIFEST:
        raise DamagedError
    return Manifest.from_json(archive.read(MANIFEST))


def _unpack(archive: ZipFile, manifest: Manifest, data: Path) -> None:
    if archive.getinfo(DATA).file_size != manifest.size:
        raise DamagedError
    with archive.open(DATA) as packed, data.open("wb") as unpacked:
        copyfileobj(packed, unpacked)
