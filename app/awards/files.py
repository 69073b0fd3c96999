"""Letters of thanks as files, rendered from the snapshot that was kept when they were issued."""

from collections.abc import Sequence
from typing import Any, cast

from flask_babel import gettext as _

from app.awards.models import Award, AwardRound
from app.awards.rules import spaced_initials
from app.documents.catalog import LETTER_OF_THANKS
from app.documents.names import initials, salutation
from app.documents.snapshot import (
    PaperFormat,
    Snapshot,
    render_snapshot,
    render_snapshots,
    take_snapshot,
)

FORMATS = ("pdf", "docx")


def paper_of(letter: Award) -> dict[str, Any]:
    """Return the snapshot of a letter of thanks as of now (documents.snapshot.Snapshot)."""
    mentor, round_ = letter.mentor, letter.round
    values = {
        "number": str(letter.number),
        "recipient_name": mentor.name_dative,
        "recipient_post": mentor.position_dative,
        "organization": mentor.organization.name,
        "salutation": salutation(mentor.name),
        "reason": letter.wording,
        "signatory_post": round_.signatory_post,
        "signatory_name": spaced_initials(round_.signatory_name),
    }
    return {**take_snapshot(LETTER_OF_THANKS, values, date=letter.awarded_on)}


def reworded(paper: dict[str, Any], *, wording: str) -> dict[str, Any]:
    """Return the snapshot of a letter with other words and everything else as it was."""
    return {**paper, "values": {**paper["values"], "reason": wording}}


def render_letter(letter: Award, file_format: PaperFormat) -> bytes:
    """Return the letter as a file, dated as the award.

    Raises DocumentError when its text cannot be printed.
    """
    return render_snapshot(_snapshot_of(letter), file_format)


def render_letters(letters: Sequence[Award]) -> bytes:
    """Return letters as one PDF to print, each as it was issued; raises DocumentError."""
    return render_snapshots([_snapshot_of(letter) for letter in letters])


def render_draft(letter: Award, *, wording: str) -> bytes:
    """Return a letter as a PDF with words that are not saved; raises DocumentError."""
    draft = {**reworded({**_snapshot_of(letter)}, wording=wording)}
    return render_snapshot(cast(Snapshot, draft), "pdf")


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


def _snapshot_of(letter: Award) -> Snapshot:
    # Letters issued before snapshots were kept have none.
    return cast(Snapshot, letter.paper or paper_of(letter))
