"""Papers of many students as one file: a PDF to print, or an archive to edit."""

import io
import zipfile
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date

from app.base.filenames import safe_filename
from app.documents.archives import member
from app.documents.errors import NoPdfError
from app.documents.models import Paper
from app.documents.press import PAPERS_A_PROCESS, Press
from app.documents.printing import render_by, render_paper, snapshot_of
from app.documents.queries import current_templates, papers_of
from app.documents.snapshot import PaperFormat, Snapshot, render_snapshots
from app.practice.models import Placement
from app.practice.papers.enums import SetFormat, StudentPaper
from app.practice.papers.errors import NothingToPackError, TooMuchForOneFileError
from app.practice.papers.facts import PeriodFacts, facts_for, place_of
from app.practice.papers.student import snapshot_of_paper

Told = Callable[[int, int], None]
Folder = Callable[[Placement], str]
_TOLD_EVERY = 50  # papers: each telling is a statement


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
        if snapshot is None:
            return None
        return render_by(self._templates.get(kind.value), snapshot, file_format)


def pack(
    papers: StudentPapers, kinds: Collection[StudentPaper], file_format: SetFormat, *, tell: Told
) -> tuple[bytes, int]:
    """Return the file and how many papers are in it: student by student, in the order of kinds.

    Raises NothingToPackError, NoPdfError, DocumentError.
    """
    if file_format is SetFormat.PDF:
        return _as_pdf(papers, kinds)
    target, folder = io.BytesIO(), _FOLDERS[file_format]
    with zipfile.ZipFile(target, "w") as archive:
        if file_format in _BOUND:
            count = _bind(archive, papers, kinds, folder, tell)
        else:
            count = _lay_out(archive, papers, kinds, folder, tell)
    if not count:
        raise NothingToPackError
    return target.getvalue(), count


def _as_pdf(papers: StudentPapers, kinds: Collection[StudentPaper]) -> tuple[bytes, int]:
    found = list(_snapshots(papers, kinds, papers.placements))
    if not found:
        raise NothingToPackError
    if len(found) > PAPERS_A_PROCESS:
        raise TooMuchForOneFileError
    with Press() as press:
        return render_snapshots(found, press=press), len(found)


def _snapshots(
    papers: StudentPapers, kinds: Collection[StudentPaper], placements: Sequence[Placement]
) -> Iterator[Snapshot]:
    for kind, placement in _each(placements, kinds):
        snapshot = papers.snapshot(kind, placement)
        if snapshot is not None and not papers.has_pdf(kind, placement):
            raise NoPdfError
        if snapshot is not None:
            yield snapshot


def _bind(
    archive: zipfile.ZipFile,
    papers: StudentPapers,
    kinds: Collection[StudentPaper],
    folder: Folder,
    tell: Told,
) -> int:
    """Put a PDF for each group or base into the archive; return how many papers are in them."""
    by_name: dict[str, list[Placement]] = {}
    for placement in papers.placements:
        by_name.setdefault(folder(placement), []).append(placement)
    count = done = 0
    with Press() as press:
        for name, placements in by_name.items():
            tell(done, len(papers.placements))
            done += len(placements)
            found = list(_snapshots(papers, kinds, placements))
            for part, some in enumerate(_parts(found), start=1):
                path = f"{name}.pdf" if len(found) <= PAPERS_A_PROCESS else f"{name} {part}.pdf"
                pdf = render_snapshots(some, press=press)
                archive.writestr(member(path, packed=False), pdf)
            count += len(found)
    return count


def _parts(found: Sequence[Snapshot]) -> Iterator[Sequence[Snapshot]]:
    """Yield as many papers as one process prints: a group or a base with more is a few files."""
    for start in range(0, len(found), PAPERS_A_PROCESS):
        yield found[start : start + PAPERS_A_PROCESS]


def _lay_out(
    archive: zipfile.ZipFile,
    papers: StudentPapers,
    kinds: Collection[StudentPaper],
    folder: Folder,
    tell: Told,
) -> int:
    """Put each paper into the folder of its group or base; return how many there are."""
    count, total = 0, len(papers.placements) * len(kinds)
    for at, (kind, placement) in enumerate(_each(papers.placements, kinds)):
        if at % _TOLD_EVERY == 0:
            tell(at, total)
        data = papers.render(kind, placement, "docx")
        if data is not None:
            path = f"{folder(placement)}/{_path(kind, placement)}"
            archive.writestr(member(path, packed=False), data)
            count += 1
    return count


def _each(
    placements: Sequence[Placement], kinds: Collection[StudentPaper]
) -> Iterator[tuple[StudentPaper, Placement]]:
    for placement in placements:
        for kind in StudentPaper:
            if kind in kinds:
                yield kind, placement


def _path(kind: StudentPaper, placement: Placement) -> str:
    """Return «Белова Ирина Олеговна 15/Дневник.docx»: of two namesakes none is lost."""
    whose = safe_filename(f"{placement.student.full_name} {placement.id}", fallback="folder")
    return f"{whose}/{safe_filename(f'{kind.label}.docx', fallback='paper.docx')}"


def _of_group(placement: Placement) -> str:
    return safe_filename(placement.student.group.name, fallback="group")


def _of_base(placement: Placement) -> str:
    base = place_of(placement).base
    return safe_filename(f"{base.name} {base.id}", fallback="base")


_BOUND = frozenset({SetFormat.PDF_GROUPS, SetFormat.PDF_BASES})
_FOLDERS: Mapping[SetFormat, Folder] = {
    SetFormat.PDF_GROUPS: _of_group,
    SetFormat.PDF_BASES: _of_base,
    SetFormat.DOCX: _of_group,
    SetFormat.DOCX_BASES: _of_base,
}
