"""The section «Документы» of a contract's card: what was issued, what may be."""

from datetime import date
from typing import NamedTuple

from flask import url_for

from app.base.viewer import Viewer
from app.contracts.models import TargetContract
from app.contracts.permissions import Permission
from app.contracts.printing.kinds import PAPER_RULES
from app.contracts.printing.queries import list_further
from app.contracts.printing.rules import possible_papers
from app.contracts.rules import party_of
from app.documents.catalog import title_of
from app.documents.enums import PaperState
from app.documents.models import Paper
from app.web.dashboard import Chip


class PaperLine(NamedTuple):
    """A paper that was issued; a chip where it does not stand any more."""

    title: str
    paper: Paper
    has_pdf: bool
    chip: Chip | None


class PaperLines(NamedTuple):
    """The papers beside a contract this person may read, and links to those they may issue."""

    issued: list[PaperLine]
    possible: list[tuple[str, str]]


def paper_lines(contract: TargetContract, viewer: Viewer, *, today: date) -> PaperLines:
    """Return what the section shows to a person."""
    papers = list_further(contract, party_of(contract, viewer))
    may = possible_papers(contract, today) if viewer.can(Permission.CONTRACT_MANAGE) else []
    return PaperLines(
        [_line(one) for one in papers],
        [(str(PAPER_RULES[kind].form.title), _address(contract, kind)) for kind in may],
    )


def _line(paper: Paper) -> PaperLine:
    stands = paper.state is PaperState.ISSUED
    chip = None if stands else Chip(str(paper.state.label), paper.state.tone)
    return PaperLine(title_of(paper.kind), paper, paper.template_id is None, chip)


def _address(contract: TargetContract, kind: str) -> str:
    return url_for("contracts.further_paper_create", contract_id=contract.id, kind=kind)
