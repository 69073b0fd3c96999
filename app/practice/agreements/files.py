"""Agreements and amendments as files: a draft of today, or the paper as it was signed."""

from flask_babel import gettext as _

from app.documents.agreement_forms import PRACTICE_AGREEMENT, PRACTICE_AMENDMENT
from app.documents.paper_form import DocumentForm
from app.documents.printing import has_pdf, render_draft, render_paper
from app.documents.queries import find_paper
from app.documents.rules import digest_of
from app.documents.snapshot import PaperFormat, Snapshot, take_snapshot
from app.practice.agreements import summary
from app.practice.agreements.models import AgreementEdition, PracticeAgreement

FORMATS = ("pdf", "docx")


def record_of(edition: AgreementEdition) -> PracticeAgreement | AgreementEdition:
    """Return what a paper belongs to: an amendment has its own, the first text the agreement."""
    return edition if edition.is_amendment else edition.agreement


def form_of(edition: AgreementEdition) -> DocumentForm:
    """Return the form an edition is printed by."""
    return PRACTICE_AMENDMENT if edition.is_amendment else PRACTICE_AGREEMENT


def snapshot_of_edition(edition: AgreementEdition) -> Snapshot:
    """Return what an edition says now: kept as its paper when it is signed.

    It is dated by the day of signing, a draft by the day of its writing.
    """
    on = edition.signed_on or edition.drafted_on
    values = _amendment(edition) if edition.is_amendment else _agreement(edition)
    common = {
        "date": on,
        "draft": "" if edition.signed_on else _("Проект"),
        **summary.party_values(edition),
    }
    return take_snapshot(form_of(edition), common | values, date=on)


def fingerprint_of(edition: AgreementEdition) -> str:
    """Return what tells whether the text that was read is the one that is signed."""
    return digest_of(snapshot_of_edition(edition), None)


def render_edition(edition: AgreementEdition, file_format: PaperFormat) -> bytes:
    """Return an edition as a file: as it was signed, else a draft; raises DocumentError."""
    paper = find_paper(record_of(edition), kind=form_of(edition).name)
    if edition.signed_on and paper is not None:
        return render_paper(paper, file_format)
    return render_draft(snapshot_of_edition(edition), file_format)


def prints_pdf(edition: AgreementEdition) -> bool:
    """Tell whether an edition can be had as PDF: not by the college's own template."""
    name = form_of(edition).name
    return has_pdf(find_paper(record_of(edition), kind=name), name)


def edition_filename(edition: AgreementEdition, file_format: PaperFormat) -> str:
    """Return «Договор о практической подготовке ПП-2024/07.pdf»."""
    number = edition.agreement.number
    if edition.is_amendment:
        words = _("Доп. соглашение %(n)d к договору %(number)s", n=edition.number, number=number)
    else:
        words = _("Договор о практической подготовке %(number)s", number=number)
    return f"{words}.{file_format}"


def number_of(edition: AgreementEdition) -> str:
    """Return the number a paper is known by in the register of papers."""
    number = edition.agreement.number
    return f"{number}-{edition.number}" if edition.is_amendment else number


def parties_of(edition: AgreementEdition) -> str:
    """Return who is named on the paper, for the register of papers."""
    return edition.agreement.organization.short_name


def _agreement(edition: AgreementEdition) -> dict[str, object]:
    agreement = edition.agreement
    return {
        "number": agreement.number,
        "valid_from": edition.since,
        "valid_until": edition.until,
        "scope": summary.scope_of(agreement),
        "sites": summary.site_rows(edition.bases),
        "programmes": summary.programme_rows(edition.programmes),
        "premises": summary.room_rows(edition),
    }


def _amendment(edition: AgreementEdition) -> dict[str, object]:
    old, agreement = summary.before(edition), edition.agreement
    programmes = summary.programme_rows(edition.programmes)
    rooms = summary.room_rows(edition)
    return {
        "number": str(edition.number),
        "agreement_number": agreement.number,
        "agreement_date": agreement.signed_on or agreement.drafted_on,
        "since": edition.since,
        "changes": summary.changes_of(edition),
        "sites": summary.site_rows(edition.bases) if summary.changes_bases(edition) else [],
        "programmes": programmes if programmes != summary.programme_rows(old.programmes) else [],
        "premises": rooms if rooms != summary.room_rows(old) else [],
    }
