"""Letters of thanks as files, rendered from the snapshot that was kept when they were issued."""

from typing import Any

from flask_babel import gettext as _

from app.awards.models import Award
from app.awards.rules import spaced_initials
from app.documents.catalog import LETTER_OF_THANKS
from app.documents.names import initials, salutation
from app.documents.pdf import render_pdf

FORMATS = ("pdf", "docx")


def paper_of(letter: Award) -> dict[str, Any]:
    """Return what a letter of thanks says as of now: the snapshot kept with it.

    The fields are those of the form; its date is the award's own.
    """
    mentor, round_ = letter.mentor, letter.round
    return {
        "number": str(letter.number),
        "recipient_name": mentor.name_dative,
        "recipient_post": mentor.position_dative,
        "organization": mentor.organization.name,
        "salutation": salutation(mentor.name),
        "reason": letter.wording,
        "signatory_post": round_.signatory_post,
        "signatory_name": spaced_initials(round_.signatory_name),
        "file_name": initials(mentor.name).rstrip("."),
    }


def render_letter(letter: Award, file_format: str) -> bytes:
    """Return the letter as a file of one of FORMATS, dated as the award.

    Raises DocumentError when its text cannot be printed.
    """
    values = {**_paper(letter), "date": letter.awarded_on}
    values.pop("file_name")
    if file_format == "pdf":
        return render_pdf(LETTER_OF_THANKS.name, values, date=letter.awarded_on)
    from app.documents.docx import render_docx  # slow to import

    return render_docx(LETTER_OF_THANKS.word_template, values)


def letter_filename(letter: Award, file_format: str) -> str:
    """Return «Благодарственное письмо № 3 Ковальчук М. П.pdf»."""
    words = _(
        "Благодарственное письмо № %(number)s %(name)s",
        number=letter.number,
        name=_paper(letter)["file_name"],
    )
    return f"{words}.{file_format}"


def _paper(letter: Award) -> dict[str, Any]:
    # Letters issued before snapshots were kept have none.
    return letter.paper or paper_of(letter)
