"""Reading files and what they hang on."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import func, select

from app.base.errors import NotFoundError
from app.base.viewer import Viewer
from app.extensions import db
from app.files.attached import attached_to
from app.files.models import Attachment, FileChunk, StoredFile


def get_stored_file(file_id: int) -> StoredFile:
    """Return a file, whoever asks: for code that knows who may read it; raises NotFoundError."""
    found = db.session.get(StoredFile, file_id)
    if found is None:
        raise NotFoundError
    return found


def get_attachment(attachment_id: int, *, visible_to: Viewer) -> Attachment:
    """Return an attachment of a record this person may see; raises NotFoundError."""
    found = db.session.get(Attachment, attachment_id)
    if found is None:
        raise NotFoundError
    attached_to(found.entity).find(found.entity_id, visible_to)
    return found


def attachments_of(record: Any) -> list[Attachment]:
    """Return the files of a record, present ones and earlier versions, the newest first.

    The caller has read the record as somebody who may see it.
    """
    statement = select(Attachment).where(*_of(record))
    return list(db.session.scalars(statement.order_by(Attachment.id.desc())))


def has_attachment(record: Any, purpose: str) -> bool:
    """Tell whether a record has a present file of a purpose."""
    present = Attachment.replaced_by_id.is_(None) & (Attachment.purpose == purpose)
    found = select(Attachment.id).where(*_of(record), present).limit(1)
    return db.session.scalar(found) is not None


def count_attachments(record: Any) -> int:
    """Return how many files hang on a record, earlier versions among them."""
    return db.session.scalar(select(func.count(Attachment.id)).where(*_of(record))) or 0


def find_same(record: Any, purpose: str, sha256: str) -> Attachment | None:
    """Return the present attachment of a record with the same content, None when none is."""
    statement = (
        select(Attachment)
        .join(StoredFile)
        .where(*_of(record), Attachment.purpose == purpose, StoredFile.sha256 == sha256)
        .where(Attachment.replaced_by_id.is_(None))
    )
    return db.session.scalar(statement.limit(1))


def read_chunk(file: StoredFile, position: int) -> bytes:
    """Return a piece of a file that the database keeps."""
    wanted = (FileChunk.file_id == file.id) & (FileChunk.position == position)
    return bytes(db.session.execute(select(FileChunk.data).where(wanted)).scalar_one())


def known_keys(keys: Collection[str]) -> set[str]:
    """Return those of the keys of object storage that a file has."""
    return set(db.session.scalars(select(StoredFile.key).where(StoredFile.key.in_(keys))))


def _of(record: Any) -> tuple[Any, ...]:
    return Attachment.entity == record.__tablename__, Attachment.entity_id == record.id
