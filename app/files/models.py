"""Files, their bytes, and the records they hang on."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.base.columns import intpk
from app.extensions import Model
from app.files.enums import FileKind, FilePlace

LARGEST = 2_000_000_000


class StoredFile(Model):
    """A file as it came or was made: never changed, a new version is a new file."""

    __tablename__ = "stored_files"
    __table_args__ = (CheckConstraint(f"size BETWEEN 1 AND {LARGEST}", name="size_range"),)

    id: Mapped[intpk]
    key: Mapped[str] = mapped_column(unique=True, info={"audit": "skip"})  # our own name
    name: Mapped[str]  # what the person called it, cleaned
    kind: Mapped[FileKind]
    size: Mapped[int]  # bytes
    sha256: Mapped[str] = mapped_column(index=True, info={"audit": "skip"})
    place: Mapped[FilePlace] = mapped_column(info={"audit": "skip"})
    created_at: Mapped[datetime] = mapped_column(index=True)
    created_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )


class FileChunk(Model):
    """A part of a file's bytes, where the database keeps them."""

    __tablename__ = "file_chunks"
    __audited__ = False
    __table_args__ = (UniqueConstraint("file_id", "position", name="uq_file_chunks_position"),)

    id: Mapped[intpk]
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_files.id", ondelete="CASCADE"))
    position: Mapped[int]
    data: Mapped[bytes] = mapped_column(LargeBinary)


class Attachment(Model):
    """A file that hangs on a record of any table; a replaced one stays as an earlier version."""

    __tablename__ = "attachments"
    __table_args__ = (Index("ix_attachments_record", "entity", "entity_id"),)

    id: Mapped[intpk]
    entity: Mapped[str]  # the table of the record
    entity_id: Mapped[int]
    purpose: Mapped[str]
    caption: Mapped[str] = mapped_column(default="")  # what a photograph shows
    file_id: Mapped[int] = mapped_column(
        ForeignKey("stored_files.id", ondelete="RESTRICT"), index=True
    )
    added_at: Mapped[datetime]
    added_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    added_by: Mapped[str] = mapped_column(default="")  # the name as it was
    replaced_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("attachments.id", ondelete="SET NULL"), index=True
    )

    file: Mapped[StoredFile] = relationship(lazy="joined", innerjoin=True)
