"""Letters of thanks as files, rendered from the snapshot that was kept when they were issued."""

from collections.abc import Sequence

from flask_babel import gettext as _

from app.awards.models import Award, AwardRound
from app.awards.rules import spaced_initials
from app.base.cluster import cluster
from app.documents.catalog import LETTER_OF_THANKS
from app.documents.names import initials, salutation
from app.documents.printing import render_paper, render_papers, snapshot_of, with_pdf
from app.documents.queries import find_paper, papers_of
from app.documents.snapshot import (
    PaperFormat,
    Snapshot,
    render_snapshot,
    render_snapshots,
    take_snapshot,
)

FORMATS = ("pdf", "docx")
# The order on honouring is signed on paper: its number is written by a pen.
ORDER_BY_PEN = "приказ от ______________ № ________"


def snapshot_of_letter(letter: Award) -> Snapshot:
    """Return the snapshot of a letter of thanks as of now (documents.snapshot.Snapshot)."""
    mentor, round_ = letter.mentor, letter.round
    values = {
        "number": str(letter.number),
        "recipient_name": mentor.name_dative,
        "recipient_post": mentor.position_dative,
        "organization": mentor.organization.name,
        "salutation": salutation(mentor.name),
        "reason": letter.wording,
        "basis": ORDER_BY_PEN,
        "signatory_post": post_of(round_),
        "signatory_name": spaced_initials(round_.signatory_name),
    }
    return take_snapshot(LETTER_OF_THANKS, values, date=letter.awarded_on)


def post_of(round_: AwardRound) -> str:
    """Return «Директор ГБПОУ …»; a post that says where it is stays as it is."""
    college, post = cluster().short_name, round_.signatory_post
    return post if "«" in post or not college else f"{post} {college}"


def reworded(snapshot: Snapshot, *, wording: str) -> Snapshot:
    """Return the snapshot of a letter with other words and everything else as it was."""
    values = {**snapshot["values"], "reason": wording}
    return {"form": snapshot["form"], "date": snapshot["date"], "values": values}


def parties_of(letter: Award) -> str:
    """Return who is named on a letter, for the register of papers."""
    return f"{letter.mentor.full_name}, {letter.mentor.organization.short_name}"


def render_letter(letter: Award, file_format: PaperFormat) -> bytes:
    """Return the letter as a file, dated as the award.

    Raises DocumentError when its text cannot be printed.
    """
    paper = find_paper(letter, kind=LETTER_OF_THANKS.name)
    if paper is None or paper.snapshot is None:
        return render_snapshot(snapshot_of_letter(letter), file_format)
    return render_paper(paper, file_format)


def render_letters(letters: Sequence[Award]) -> bytes:
    """Return letters as one PDF to print, each as it was issued; raises DocumentError."""
    papers = papers_of(letters, kind=LETTER_OF_THANKS.name)
    if len(papers) == len(letters) and all(one.snapshot for one in papers.values()):
        return render_papers([papers[letter.id] for letter in letters])
    said = (papers.get(letter.id) for letter in letters)
    return render_snapshots(
        [
            snapshot_of(paper) if paper and paper.snapshot else snapshot_of_letter(letter)
            for paper, letter in zip(said, letters, strict=True)
        ]
    )


def printed_as_pdf(letters: Sequence[Award]) -> set[int]:
    """Return the ids of letters that can be had as PDF: not by the college's own template."""
    return with_pdf(letters, LETTER_OF_THANKS.name)


def render_draft(letter: Award, *, wording: str) -> bytes:
    """Return a letter as a PDF with words that are not saved; raises DocumentError."""
    return render_snapshot(reworded(current_snapshot(letter), wording=wording), "pdf")


def letter_filename(letter: Award, file_format: PaperFormat) -> str:
    """Return «Благодарственное письмо № 3 Ковальчук М. П.pdf»."""
    words = _(
        "Благодарственное письмо № %(number)s %(name)s",
        number=letter.number,
        name=initials(letter.mentor.name).rstrip("."),
    )
    return f"{words}.{file_format}"


def letters_filename(round_: AwardRound) -> str:
    """Return «Благодарственные письма Лучшие наставники.pdf»."""
    return f"{_('Благодарственные письма')} {round_.title}.pdf"


def current_snapshot(letter: Award) -> Snapshot:
    """Return what a letter says as it was issued."""
    paper = find_paper(letter, kind=LETTER_OF_THANKS.name)
    # Letters issued before snapshots were kept have none.
    return snapshot_of(paper) if paper and paper.snapshot else snapshot_of_letter(letter)
