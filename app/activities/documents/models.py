"""Documents, their versions, and what those said who were asked to agree."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Optional

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.activities.documents.enums import (
    MAX_VERSIONS,
    OPEN,
    DocumentKind,
    DocumentState,
    SheetAnswer,
    VersionState,
)
from app.activities.meetings.models import Meeting
from app.base.collation import sort_key_column
from app.base.columns import intpk
from app.base.search import Searchable
from app.extensions import Model
from app.files.models import StoredFile
from app.plan.models import ServesPlan

if TYPE_CHECKING:
    from app.accounts.models import User
    from app.organizations.models import Organization

_IS_OPEN = text("state IN ('draft', 'review')")
_IN_FORCE = text("state = 'approved'")


class ClusterDocument(Searchable, ServesPlan, Model):
    """A document of the cluster; `approved_on` is the day a version of it was first approved."""

    __tablename__ = "cluster_documents"
    __table_args__ = (
        CheckConstraint(
            "state NOT IN ('approved', 'replaced') OR approved_on IS NOT NULL", name="approved_day"
        ),
        CheckConstraint(
            "state NOT IN ('draft', 'review') OR approved_on IS NULL", name="draft_has_no_day"
        ),
        CheckConstraint("(state = 'cancelled') = (cancelled_on IS NOT NULL)", name="cancelled_day"),
        CheckConstraint("state <> 'cancelled' OR cancel_reason <> ''", name="cancelled_why"),
        CheckConstraint("superseded_by_id <> id", name="not_by_itself"),
        Index("ix_cluster_documents_title_key_id", "title_key", "id"),
        Index("ix_cluster_documents_number_key_id", "number_key", "id"),
        Index("ix_cluster_documents_dated_on_id", "dated_on", "id"),
        Index("ix_cluster_documents_valid_until_id", "valid_until", "id"),
    )

    id: Mapped[intpk]
    kind: Mapped[DocumentKind] = mapped_column(index=True)
    title: Mapped[str]
    title_key: Mapped[str] = sort_key_column("title")
    number: Mapped[str] = mapped_column(default="")
    number_key: Mapped[str] = sort_key_column("number")
    dated_on: Mapped[date]
    author: Mapped[str] = mapped_column(default="")
    state: Mapped[DocumentState] = mapped_column(default=DocumentState.DRAFT, index=True)
    approved_on: Mapped[date | None]
    valid_until: Mapped[date | None]
    is_public: Mapped[bool] = mapped_column(default=False)
    cancelled_on: Mapped[date | None]
    cancel_reason: Mapped[str] = mapped_column(Text, default="")
    superseded_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("cluster_documents.id", ondelete="SET NULL"), index=True
    )
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    superseded_by: Mapped[Optional["ClusterDocument"]] = relationship(
        remote_side="ClusterDocument.id"
    )
    parties: Mapped[list["DocumentCounterparty"]] = relationship(
        cascade="all, delete-orphan", passive_deletes=True, order_by="DocumentCounterparty.id"
    )
    versions: Mapped[list["DocumentVersion"]] = relationship(
        back_populates="document",
        cascade="all, delete-orphan",
        passive_deletes=True,
        order_by="DocumentVersion.number.desc()",
    )

    __mapper_args__: dict[str, Any] = {"version_id_col": version}

    @property
    def open_version(self) -> Optional["DocumentVersion"]:
        """The draft that is being worked on or agreed."""
        return next((one for one in self.versions if one.state in OPEN), None)

    @property
    def in_force(self) -> Optional["DocumentVersion"]:
        """The approved version that holds today."""
        return next((one for one in self.versions if one.state is VersionState.APPROVED), None)

    @property
    def stage(self) -> DocumentState:
        """How the work on it stands: a new draft of a document in force is a draft."""
        current = self.open_version
        return DocumentState(current.state.value) if current else self.state

    @property
    def organization_ids(self) -> list[int]:
        """The ids of the counterparties, as forms take them."""
        return [one.organization_id for one in self.parties]

    def search_text(self) -> str:
        """Return what people search documents by."""
        return f"{self.title} {self.number} {self.kind.label} {self.author}"


class DocumentCounterparty(Model):
    """An organization that is a side of a document."""

    __tablename__ = "cluster_document_parties"
    __table_args__ = (UniqueConstraint("document_id", "organization_id"),)

    id: Mapped[intpk]
    document_id: Mapped[int] = mapped_column(ForeignKey("cluster_documents.id", ondelete="CASCADE"))
    organization_id: Mapped[int] = mapped_column(
        ForeignKey("organizations.id", ondelete="CASCADE"), index=True
    )

    organization: Mapped["Organization"] = relationship()


class DocumentVersion(Model):
    """A file of a document as it came; what approved it stands with it."""

    __tablename__ = "cluster_document_versions"
    __table_args__ = (
        UniqueConstraint("document_id", "number"),
        CheckConstraint(f"number BETWEEN 1 AND {MAX_VERSIONS}", name="number_range"),
        CheckConstraint("state <> 'approved' OR approved_on IS NOT NULL", name="approved_day"),
        CheckConstraint(
            "approved_on IS NULL OR (approver <> '' AND dated_on IS NOT NULL)",
            name="approved_by_whom",
        ),
        CheckConstraint(
            "(minutes_number = '') = (minutes_on IS NULL)", name="minutes_number_and_day"
        ),
        CheckConstraint("minutes_on <= approved_on", name="minutes_first"),
        Index(
            "uq_cluster_document_versions_open",
            "document_id",
            unique=True,
            sqlite_where=_IS_OPEN,
            postgresql_where=_IS_OPEN,
        ),
        Index(
            "uq_cluster_document_versions_in_force",
            "document_id",
            unique=True,
            sqlite_where=_IN_FORCE,
            postgresql_where=_IN_FORCE,
        ),
    )

    id: Mapped[intpk]
    document_id: Mapped[int] = mapped_column(ForeignKey("cluster_documents.id", ondelete="CASCADE"))
    number: Mapped[int]
    state: Mapped[VersionState] = mapped_column(default=VersionState.DRAFT)
    file_id: Mapped[int] = mapped_column(
        ForeignKey("stored_files.id", ondelete="RESTRICT"), index=True
    )
    changes: Mapped[str] = mapped_column(Text, default="")  # what is other than in the one before
    added_at: Mapped[datetime]
    added_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    added_by: Mapped[str] = mapped_column(default="")  # the name as it was
    registered_as: Mapped[str] = mapped_column(default="")  # the number it was approved under
    dated_on: Mapped[date | None]
    approver: Mapped[str] = mapped_column(default="")
    approved_on: Mapped[date | None]
    minutes_number: Mapped[str] = mapped_column(default="")
    minutes_on: Mapped[date | None]
    meeting_id: Mapped[int | None] = mapped_column(
        ForeignKey("meetings.id", ondelete="SET NULL"), index=True
    )

    document: Mapped[ClusterDocument] = relationship(back_populates="versions")
    file: Mapped[StoredFile] = relationship(lazy="joined", innerjoin=True)
    meeting: Mapped[Meeting | None] = relationship()
    sheet: Mapped[list["SheetLine"]] = relationship(
        back_populates="document_version",
        cascade="all, delete-orphan",
        passive_deletes=True,
        order_by="SheetLine.id",
    )

    @property
    def is_draft(self) -> bool:
        """Whether it was not sent round yet."""
        return self.state is VersionState.DRAFT


class SheetLine(Model):
    """A line of the approval sheet: who was asked about a version, and what they said."""

    __tablename__ = "cluster_document_sheet"
    __table_args__ = (
        UniqueConstraint("version_id", "user_id"),
        CheckConstraint("(answer IS NULL) = (answered_on IS NULL)", name="answer_has_day"),
        CheckConstraint("answer <> 'remarks' OR remarks <> ''", name="remarks_in_words"),
        Index("ix_cluster_document_sheet_user_id_answer", "user_id", "answer"),
    )

    id: Mapped[intpk]
    version_id: Mapped[int] = mapped_column(
        ForeignKey("cluster_document_versions.id", ondelete="CASCADE")
    )
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    name: Mapped[str]  # as it was
    asked_on: Mapped[date]
    answer: Mapped[SheetAnswer | None]
    remarks: Mapped[str] = mapped_column(Text, default="")
    answered_on: Mapped[date | None]

    document_version: Mapped[DocumentVersion] = relationship(back_populates="sheet")
    user: Mapped[Optional["User"]] = relationship()
