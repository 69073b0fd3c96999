"""Files by themselves: keeping and forgetting them; who may read one is their owner's affair."""

import hashlib
from collections.abc import Collection
from datetime import datetime
from uuid import uuid4

from app.base.filenames import safe_filename
from app.base.viewer import Viewer
from app.extensions import db
from app.files.content import kind_of
from app.files.enums import EVERYTHING, FileKind
from app.files.errors import wrong_kind
from app.files.models import StoredFile
from app.files.services.storage import place_of_new, storage_of


def store_file(
    data: bytes,
    *,
    name: str,
    actor: Viewer | None,
    now: datetime,
    kinds: Collection[FileKind] = EVERYTHING,
) -> StoredFile:
    """Keep bytes that were checked or made here; who may read them is the caller's affair.

    Raises FileRefusedError when they are none of `kinds`.
    """
    kind = kind_of(data)
    if kind is None or kind not in kinds:
        raise wrong_kind(kinds)
    place = place_of_new()
    file = StoredFile(
        key=f"{now:%Y/%m}/{uuid4().hex}{kind.ending}",
        name=_named(name, kind),
        kind=kind,
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        place=place,
        created_at=now,
        created_by_id=id_of(actor),
    )
    db.session.add(file)
    db.session.flush()
    storage_of(place).write(file, data)
    return file


def forget_file(file: StoredFile) -> None:
    """Remove a file no record needs any more: its bytes go with it, or by the nightly sweep."""
    db.session.delete(file)
    db.session.flush()


def _named(name: str, kind: FileKind) -> str:
    stem = name.rpartition(".")[0] if "." in name else name
    return safe_filename(f"{stem or name}{kind.ending}", fallback=f"file{kind.ending}")


def id_of(actor: Viewer | None) -> int | None:
    """Return whose doing it is; an operator of the server is nobody's account."""
    return actor.id or None if actor else None
