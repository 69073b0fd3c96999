"""Papers as files: from the snapshot and the template they are bound to, always the same bytes."""

from collections.abc import Callable, Sequence
from typing import Any, cast

from flask_babel import gettext as _

from app.documents.catalog import title_of
from app.documents.errors import DocumentError, NoPdfError
from app.documents.models import Paper, PaperTemplate
from app.documents.queries import current_template, papers_of
from app.documents.snapshot import (
    PaperFormat,
    Snapshot,
    render_snapshot,
    render_snapshots,
    values_of,
)
from app.files.services.storage import read_file


def render_paper(
    paper: Paper,
    file_format: PaperFormat,
    *,
    filled: Callable[[Snapshot], Snapshot] = lambda snapshot: snapshot,
) -> bytes:
    """Return an issued paper as a file; `filled` fills the lines its snapshot leaves.

    Raises NoPdfError for the PDF of a paper by the college's own template, DocumentError.
    """
    if paper.snapshot is None:
        raise DocumentError(_("Текст документа удалён: срок его хранения вышел."))
    return render_as(paper, filled(snapshot_of(paper)), file_format)


def render_as(paper: Paper, snapshot: Snapshot, file_format: PaperFormat) -> bytes:
    """Return other values than a paper's own by its template: a copy with names hidden.

    Raises as `render_paper` does.
    """
    return _by_template(paper.template, snapshot, file_format)


def render_draft(snapshot: Snapshot, file_format: PaperFormat) -> bytes:
    """Return what was not issued yet as a file, by the template that stands for its form today.

    Raises NoPdfError for the PDF by the college's own template, DocumentError.
    """
    return _by_template(current_template(snapshot["form"]), snapshot, file_format)


def render_by(
    template: PaperTemplate | None, snapshot: Snapshot, file_format: PaperFormat
) -> bytes:
    """Return a snapshot as a file by a template somebody knows already: one of many papers.

    Raises as `render_draft` does.
    """
    return _by_template(template, snapshot, file_format)


def _by_template(
    template: PaperTemplate | None, snapshot: Snapshot, file_format: PaperFormat
) -> bytes:
    if template is None:
        return render_snapshot(snapshot, file_format)
    if file_format == "pdf":
        raise NoPdfError
    from app.documents.docx import render_docx  # slow to import

    return render_docx(read_file(template.file), values_of(snapshot))


def has_pdf(paper: Paper | None, form: str) -> bool:
    """Tell whether a paper, or a draft of a form where there is none yet, can be had as PDF."""
    if paper is not None and paper.snapshot is not None:
        return paper.template_id is None
    return current_template(form) is None


def with_pdf(records: Sequence[Any], form: str) -> set[int]:
    """Return the ids of the records whose paper can be had as PDF, in a flat number of queries.

    A record without a paper is one from before they were kept: our form prints it.
    """
    papers = papers_of(records, kind=form)
    own = {key for key, one in papers.items() if one.template_id and one.snapshot is not None}
    return {record.id for record in records} - own


def render_papers(papers: Sequence[Paper]) -> bytes:
    """Return papers of one kind as one PDF; raises as `render_paper` does."""
    if any(paper.template_id for paper in papers):
        raise NoPdfError
    return render_snapshots([snapshot_of(paper) for paper in papers])


def snapshot_of(paper: Paper) -> Snapshot:
    """Return what a paper says."""
    return cast(Snapshot, paper.snapshot)


def filename_of(paper: Paper, file_format: PaperFormat) -> str:
    """Return «Благодарственное письмо № 3.pdf»."""
    return f"{title_of(paper.kind)} № {paper.number}.{file_format}"
