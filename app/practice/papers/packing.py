"""Papers of many students as one file: a PDF to print, or an archive to edit."""

import io
import zipfile
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date

from app.base.filenames import safe_filename
from app.documents.errors import NoPdfError
from app.documents.models import Paper
from app.documents.printing import render_draft, render_paper, snapshot_of
from app.documents.queries import current_templates, papers_of
from app.documents.snapshot import PaperFormat, Snapshot, render_snapshots
from app.practice.models import Placement
from app.practice.papers.enums import SetFormat, StudentPaper
from app.practice.papers.errors import NothingToPackError
from app.practice.papers.facts import PeriodFacts, facts_for
from app.practice.papers.student import snapshot_of_paper

Told = Callable[[int, int], None]


class StudentPapers:
    """What is printed of some placements of one period: read once, in a flat number of queries."""

    def __init__(self, placements: Sequence[Placement], *, today: date) -> None:
        self.placements = placements
        self.today = today
        self._facts: PeriodFacts | None = None
        self._directions = papers_of(placements, kind=StudentPaper.DIRECTION.value)
        self._templates = current_templates()

    def direction(self, placement: Placement) -> Paper | None:
        """Return the direction that stands for a placement."""
        paper = self._directions.get(placement.id)
        return paper if paper is not None and paper.snapshot is not None else None

    def snapshot(self, kind: StudentPaper, placement: Placement) -> Snapshot | None:
        """Return what a paper says; None for a direction that was not issued."""
        if kind is StudentPaper.DIRECTION:
            paper = self.direction(placement)
            return snapshot_of(paper) if paper else None
        if self._facts is None:
            self._facts = facts_for(placement.period, self.placements)
        return snapshot_of_paper(kind, placement, self._facts, on=self.today)

    def has_pdf(self, kind: StudentPaper, placement: Placement) -> bool:
        """Tell whether a paper can be had as PDF: not by the college's own template."""
        if kind is StudentPaper.DIRECTION:
            paper = self.direction(placement)
            return paper is not None and paper.template_id is None
        return kind.value not in self._templates

    def render(
        self, kind: StudentPaper, placement: Placement, file_format: PaperFormat
    ) -> bytes | None:
        """Return a paper as a file, None for a direction that was not issued.

        Raises DocumentError.
        """
        if kind is StudentPaper.DIRECTION:
            paper = self.direction(placement)
            return render_paper(paper, file_format) if paper else None
        snapshot = self.snapshot(kind, placement)
        return render_draft(snapshot, file_format) if snapshot else None


def pack(
    papers: StudentPapers, kinds: Collection[StudentPaper], file_format: SetFormat, *, tell: Told
) -> tuple[bytes, int]:
    """Return the file and how many papers are in it: student by student, in the order of kinds.

    Raises NothingToPackError, NoPdfError, DocumentError.
    """
    if file_format is SetFormat.PDF:
        return _as_pdf(papers, kinds)
    return _as_archive(papers, kinds, tell)


def _as_pdf(papers: StudentPapers, kinds: Collection[StudentPaper]) -> tuple[bytes, int]:
    found = []
    for kind, placement in _each(papers, kinds):
        snapshot = papers.snapshot(kind, placement)
        if snapshot is not None and not papers.has_pdf(kind, placement):
            raise NoPdfError
        if snapshot is not None:
            found.append(snapshot)
    if not found:
        raise NothingToPackError
    return render_snapshots(found), len(found)


def _as_archive(
    papers: StudentPapers, kinds: Collection[StudentPaper], tell: Told
) -> tuple[bytes, int]:
    target = io.BytesIO()
    count, total = 0, len(papers.placements) * len(kinds)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for at, (kind, placement) in enumerate(_each(papers, kinds)):
            tell(at, total)
            data = papers.render(kind, placement, "docx")
            if data is not None:
                archive.writestr(_path(kind, placement), data)
                count += 1
    if not count:
        raise NothingToPackError
    from app.documents.docx import with_fixed_times  # slow to import

    return with_fixed_times(target.getvalue()), count


def _each(
    papers: StudentPapers, kinds: Collection[StudentPaper]
) -> Iterator[tuple[StudentPaper, Placement]]:
    for placement in papers.placements:
        for kind in StudentPaper:
            if kind in kinds:
                yield kind, placement


def _path(kind: StudentPaper, placement: Placement) -> str:
    """Return «ДО-31/Белова Ирина Олеговна 15/Дневник.docx»: of two namesakes none is lost."""
    student = placement.student
    folders = (student.group.name, f"{student.full_name} {placement.id}")
    named = "/".join(safe_filename(one, fallback="folder") for one in folders)
    return f"{named}/{safe_filename(f'{kind.label}.docx', fallback='paper.docx')}"
