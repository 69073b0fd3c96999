"""Imports that people ran, what would become of their rows, and how a sheet's columns are read."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.base.columns import intpk, long_text
from app.extensions import Model
from app.files.models import StoredFile
from app.imports.enums import RowFate, RowOutcome, RunState, TwinChoice
from app.imports.kinds import ImportKind, get_kind
from app.jobs.models import Job

LAST_ROW = 10_000_000


class ImportRun(Model):
    """A spreadsheet that somebody sent: how it is read, and what became of it.

    `columns` maps letters of the sheet to fields, None for one that is not read; `counts` the rows
    by fate. `options` holds what was ticked.
    """

    __tablename__ = "import_runs"
    __table_args__ = (
        CheckConstraint(f"heading_row BETWEEN 0 AND {LAST_ROW}", name="heading_row_range"),
    )

    id: Mapped[intpk]
    kind: Mapped[str] = mapped_column(index=True)
    file_id: Mapped[int] = mapped_column(
        ForeignKey("stored_files.id", ondelete="RESTRICT"), index=True
    )
    source_name: Mapped[str]
    sha256: Mapped[str] = mapped_column(index=True, info={"audit": "skip"})
    state: Mapped[RunState] = mapped_column(default=RunState.PREVIEWED, index=True)
    sheet: Mapped[str] = mapped_column(default="")
    heading_row: Mapped[int] = mapped_column(default=0)
    columns: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    options: Mapped[list[str]] = mapped_column(JSON, default=list)
    counts: Mapped[dict[str, int]] = mapped_column(JSON, default=dict, info={"audit": "skip"})
    warnings: Mapped[list[Any]] = mapped_column(JSON, default=list, info={"audit": "skip"})
    other_twins: Mapped[TwinChoice] = mapped_column(default=TwinChoice.SKIP)
    good_rows: Mapped[bool] = mapped_column(default=False)
    message: Mapped[long_text] = mapped_column(default="")
    job_id: Mapped[int | None] = mapped_column(
        ForeignKey("jobs.id", ondelete="SET NULL"), index=True, info={"audit": "skip"}
    )
    created_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    created_at: Mapped[datetime] = mapped_column(index=True)
    applied_at: Mapped[datetime | None]
    undone_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    file: Mapped[StoredFile] = relationship()
    job: Mapped[Job | None] = relationship()
    created_by: Mapped[Any] = relationship("User", lazy="raise")  # accounts stands above

    __mapper_args__ = {"version_id_col": version}

    @property
    def declared(self) -> ImportKind:
        """Return the kind of what is loaded."""
        return get_kind(self.kind)

    @property
    def is_stuck(self) -> bool:
        """Tell whether the job that should have put it in broke down."""
        over = self.job is None or self.job.is_finished
        return self.state is RunState.APPLYING and over

    @property
    def waits(self) -> bool:
        """Tell whether a person may decide about it."""
        return self.state is RunState.PREVIEWED or self.is_stuck

    @property
    def is_applied(self) -> bool:
        """Tell whether its rows are on the site."""
        return self.state is RunState.APPLIED

    @property
    def is_going(self) -> bool:
        """Tell whether the worker has it."""
        return self.state in (RunState.READING, RunState.APPLYING)

    @property
    def is_read(self) -> bool:
        """Tell whether it is known what would become of its rows."""
        return self.state is not RunState.READING

    @property
    def mark(self) -> str:
        """Return what the log of changes knows the changes of this import by."""
        return f"import-{self.id}"

    @property
    def ready(self) -> int:
        """Return how many rows would change something, twins apart."""
        return self.counts.get(RowFate.NEW, 0) + self.counts.get(RowFate.CHANGED, 0)


class ImportRow(Model):
    """A row of an import with its fate; `details` holds what the page shows of it."""

    __tablename__ = "import_rows"
    __audited__ = False  # what the row does to a record is audited there
    __table_args__ = (
        UniqueConstraint("run_id", "number", name="uq_import_rows_number"),
        Index("ix_import_rows_run_id_fate_number", "run_id", "fate", "number"),
        CheckConstraint(f"number BETWEEN 1 AND {LAST_ROW}", name="number_range"),
    )

    id: Mapped[intpk]
    run_id: Mapped[int] = mapped_column(ForeignKey("import_runs.id", ondelete="CASCADE"))
    number: Mapped[int]
    fate: Mapped[RowFate]
    key: Mapped[long_text]
    record_id: Mapped[int | None]
    record_version: Mapped[int | None]
    choice: Mapped[TwinChoice | None]
    outcome: Mapped[RowOutcome | None]
    details: Mapped[dict[str, Any]] = mapped_column(JSON)

    run: Mapped[ImportRun] = relationship()

    @property
    def is_twin(self) -> bool:
        """Tell whether a person has to say what is done with it."""
        return self.fate is RowFate.TWIN

    @property
    def may_update(self) -> bool:
        """Tell whether the row looks like a record that it could change."""
        return self.is_twin and self.record_id is not None

    @property
    def may_be_new(self) -> bool:
        """Tell whether the row may be added although it looks like another."""
        return self.is_twin and not self.details.get("certain")

    @property
    def offered(self) -> list[TwinChoice]:
        """Return what may be decided about it."""
        left_out = set() if self.may_update else {TwinChoice.UPDATE}
        left_out |= set() if self.may_be_new else {TwinChoice.NEW}
        return [choice for choice in TwinChoice if choice not in left_out]


class ImportShape(Model):
    """How the columns of a sheet with these headings were read the last time."""

    __tablename__ = "import_shapes"
    __audited__ = False
    __table_args__ = (UniqueConstraint("kind", "shape", name="uq_import_shapes_shape"),)

    id: Mapped[intpk]
    kind: Mapped[str]
    shape: Mapped[str]  # digest of the folded headings
    columns: Mapped[dict[str, Any]] = mapped_column(JSON)
    kept_at: Mapped[datetime]
