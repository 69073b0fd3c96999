"""Letters of thanks as documents: rendered when somebody asks for one."""

from flask_babel import gettext as _

from app.awards.models import Award
from app.documents.catalog import LETTER_OF_THANKS
from app.documents.docx import render_docx
from app.documents.names import initials, salutation
from app.documents.pdf import render_pdf

FORMATS = ("pdf", "docx")


def letter_values(letter: Award) -> dict[str, object]:
    """Return what the form of a letter of thanks asks for."""
    mentor, round_ = letter.mentor, letter.round
    return {
        "number": str(letter.number),
        "date": letter.awarded_on,
        "recipient_name": mentor.name_dative,
        "recipient_post": mentor.position_dative,
        "organization": mentor.organization.name,
        "salutation": salutation(mentor.name),
        "reason": letter.wording,
        "signatory_post": round_.signatory_post,
        "signatory_name": round_.signatory_name,
    }


def render_letter(letter: Award, file_format: str) -> bytes:
    """Return the letter as a file of one of FORMATS, dated as the award.

    Raises DocumentError when its text cannot be printed.
    """
    values = letter_values(letter)
    if file_format == "pdf":
        return render_pdf(LETTER_OF_THANKS.name, values, date=letter.awarded_on)
    return render_docx(LETTER_OF_THANKS.word_template, values)


def letter_filename(letter: Award, file_format: str) -> str:
    """Return «Благодарственное письмо № 3 Ковальчук М. П.pdf»."""
    words = _(
        "Благодарственное письмо № %(number)s %(name)s",
        number=letter.number,
        name=initials(letter.mentor.name).rstrip("."),
    )
    return f"{words}.{file_format}"
