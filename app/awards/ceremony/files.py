"""What is printed of a ceremony: the order, the awards one by one and as one file, the receipt."""

from datetime import date

from flask_babel import gettext as _

from app.awards.ceremony import queries, wording
from app.awards.ceremony.enums import ProgrammeOrder
from app.awards.ceremony.models import AwardOrder
from app.awards.ceremony.rules import AwardOrderTerms
from app.awards.enums import AwardKind
from app.awards.models import Award, AwardRound
from app.documents.award_forms import AWARD_ORDER, AWARD_PAPER, LETTER_OF_THANKS
from app.documents.models import Paper
from app.documents.names import initials
from app.documents.printing import render_draft, render_papers
from app.documents.queries import find_paper, papers_of
from app.documents.snapshot import PaperFormat


def paper_of_order(order: AwardOrder) -> Paper | None:
    """Return the order as it was signed."""
    return find_paper(order, kind=AWARD_ORDER.name)


def paper_of_award(award: Award) -> Paper | None:
    """Return an award's paper, None before the order."""
    is_letter = award.kind is AwardKind.LETTER
    return find_paper(award, kind=LETTER_OF_THANKS.name if is_letter else AWARD_PAPER.name)


def filename_of_award(award: Award, file_format: PaperFormat) -> str:
    """Return «Диплом I степени № 3 Ковальчук М. П.pdf»."""
    title = wording.title_of(award)
    name = initials(award.mentor.name).rstrip(".")
    words = " ".join(filter(None, (title.title, title.degree)))
    return f"{_('%(title)s № %(number)s', title=words, number=award.number)} {name}.{file_format}"


def papers_in_order(round_: AwardRound) -> list[Paper]:
    """Return the papers of a round's awards in the order of going up."""
    ceremony = queries.find_ceremony(round_)
    order = ceremony.programme if ceremony else ProgrammeOrder.RISING
    awards = [row.award for row in queries.awards_in_order(round_, order=order)]
    letters = papers_of(awards, kind=LETTER_OF_THANKS.name)
    found = {**letters, **papers_of(awards, kind=AWARD_PAPER.name)}
    return [found[one.id] for one in awards if one.id in found]


def has_pdf_of_all(round_: AwardRound) -> bool:
    """Tell whether all that is handed over can be had as one file: none by an own template."""
    papers = papers_in_order(round_)
    return bool(papers) and not any(one.template_id or one.snapshot is None for one in papers)


def render_all(round_: AwardRound) -> bytes:
    """Return all that is handed over as one PDF; raises DocumentError."""
    return render_papers(papers_in_order(round_))


def render_order_draft(
    round_: AwardRound, basis: list[str], file_format: PaperFormat, *, today: date
) -> bytes:
    """Return the order as it would be signed today; raises DocumentError."""
    rows = queries.awards_in_order(round_, order=ProgrammeOrder.FALLING)
    snapshot = wording.snapshot_of_order(
        round_, rows, terms=AwardOrderTerms("", today), basis=basis, is_draft=True
    )
    return render_draft(snapshot, file_format)


def render_receipt(round_: AwardRound, order: AwardOrder, file_format: PaperFormat) -> bytes:
    """Return the sheet of hand-over as of now; raises DocumentError."""
    ceremony = queries.find_ceremony(round_)
    programme = ceremony.programme if ceremony else ProgrammeOrder.RISING
    rows = queries.awards_in_order(round_, order=programme)
    snapshot = wording.snapshot_of_receipt(round_, rows, order=order, ceremony=ceremony)
    return render_draft(snapshot, file_format)
