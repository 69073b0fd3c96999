"""Papers of what came of a fair: its report, letters of thanks, directions to work."""

import io
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from openpyxl import load_workbook

from app.base.viewer import OPERATOR
from app.documents.enums import PaperState
from app.documents.fair_forms import FAIR_THANKS, WORK_DIRECTION
from app.documents.models import Paper
from app.documents.queries import papers_of
from app.extensions import db
from app.jobfair.enums import ApplicationState, FairState, OfferState
from app.jobfair.evidence import FairReportEvidence
from app.jobfair.interviews.enums import TalkVerdict
from app.jobfair.models import Fair, FairApplication
from app.jobfair.placement.direction import issue_direction, standing_direction
from app.jobfair.placement.errors import (
    FairNotDrawnError,
    FairNotOverError,
    NobodyToThankError,
    NothingAcceptedError,
)
from app.jobfair.placement.report import report_sheet, snapshot_of_report
from app.jobfair.placement.reporting import issue_report
from app.jobfair.placement.thanks import papers_of_thanks, thank_participants, thanks_ahead
from app.jobfair.venue.enums import ParticipantState
from app.plan.services.serving import serve_items
from tests.factories import ItemFactory
from tests.jobfair.factories import (
    LATELY,
    TODAY,
    ApplicationFactory,
    FairParticipantFactory,
    OfferFactory,
    VacancyFactory,
)
from tests.jobfair.placement.factories import talk_over
from tests.letters import Letters
from tests.plan.factories import ledgers_of

MOMENT: dict[str, Any] = {"actor": OPERATOR, "now": LATELY, "today": TODAY}


@pytest.fixture
def fair(app: Flask) -> Fair:
    """Two applied at a fair with results; one has accepted."""
    vacancy = VacancyFactory(seats=2, taken=1, fair__state=FairState.CLOSED)
    accepted = ApplicationFactory(vacancy=vacancy, state=ApplicationState.ACCEPTED)
    talk_over(accepted, theirs=TalkVerdict.YES)
    ApplicationFactory(vacancy=vacancy)
    found: Fair = vacancy.fair
    return found


def test_a_report_is_numbered_stored_and_never_changes(fair: Fair) -> None:
    paper = issue_report(fair, conclusions="Первый вывод.\n\nВторой.", **MOMENT)
    assert paper.snapshot is not None
    said = paper.snapshot["values"]
    assert (paper.number, paper.state, said["draft"]) == ("1", PaperState.ISSUED, "")
    assert said["paragraphs"] == ["Первый вывод.", "Второй."]
    rows = {row["label"]: row["value"] for table in said["tables"] for row in table["rows"]}
    assert (rows["Откликов на вакансии"], rows["из них состоялось"]) == ("2", "1")
    totals = {row["label"]: row["value"] for table in said["tables"] for row in table["totals"]}
    assert totals["Всего откликнулось"] == "2"
    # What happens later is in the next report alone: it takes the place of the first.
    ApplicationFactory(vacancy__fair=fair)
    again = issue_report(fair, conclusions="Ещё раз.", **MOMENT)
    assert (paper.state, again.number) == (PaperState.SUPERSEDED, "2")
    assert paper.snapshot["values"] == said


def test_a_report_waits_for_the_results(fair: Fair) -> None:
    fair.state = FairState.HELD
    db.session.flush()
    with pytest.raises(FairNotDrawnError):
        issue_report(fair, conclusions="Рано.", **MOMENT)
    assert snapshot_of_report(fair, on=TODAY, conclusions="")["values"]["draft"] == "Проект"


def test_the_sheet_has_numbers_totals_and_charts(fair: Fair) -> None:
    content, name = report_sheet(fair, today=TODAY)
    assert name.endswith(".xlsx")
    book = load_workbook(io.BytesIO(content))
    (sheet,) = book.worksheets
    found = {row[0]: row[1] for row in sheet.iter_rows(values_only=True) if row[0]}
    assert (found["Откликов на вакансии"], found["Всего откликнулось"]) == (2, 2)
    assert len(sheet._charts) == 5


def test_an_issued_report_proves_the_items_its_fair_serves(app: Flask, fair: Fair) -> None:
    item = ItemFactory()
    serve_items(fair, [item.id])
    source = FairReportEvidence()
    assert not ledgers_of(source, [item.id])
    issue_report(fair, conclusions="Выводы.", **MOMENT)
    (day,) = ledgers_of(source, [item.id])[item.id].days
    assert (day.kind, day.finished_on, day.count) == ("report", TODAY, 1)
    with app.test_request_context():
        (record,) = source.records(item.id, limit=3)
    assert record.title == f"Отчёт № 1: {fair.title}"


def test_staff_issues_a_report_and_takes_it_away(as_staff: FlaskClient, fair: Fair) -> None:
    where = f"/fair/fairs/{fair.id}"
    for file_format in ("pdf", "docx", "xlsx"):
        assert as_staff.get(f"{where}/report.{file_format}").status_code == 200
    page = as_staff.get(f"{where}/report/new").text
    assert "приняли предложение: 1" in page
    answer = as_staff.post(f"{where}/report/new", data={"conclusions": "Итог."})
    assert answer.status_code == 302
    paper = db.session.scalars(db.select(Paper)).one()
    assert "Отчёт №\u00a01, PDF" in as_staff.get(f"{where}/graduates").text
    for file_format in ("pdf", "docx"):
        assert as_staff.get(f"/papers/{paper.id}/file.{file_format}").status_code == 200


def test_everybody_who_took_part_is_thanked_once(fair: Fair, letters: Letters) -> None:
    first, silent = (
        FairParticipantFactory(
            fair=fair, state=ParticipantState.CONFIRMED, organization__email=address
        )
        for address in ("school@example.org", None)
    )
    FairParticipantFactory(fair=fair, state=ParticipantState.WITHDRAWN)
    ahead = thanks_ahead(fair)
    said = {"reason": "Спасибо за участие.", **MOMENT}
    whole = len(ahead.participants)
    assert thank_participants(fair, **said) == whole
    assert "Спасибо за участие." in letters.to("school@example.org").body
    letters.take()
    papers = papers_of([first, silent], kind=FAIR_THANKS.name)
    assert {one.state for one in papers.values()} == {PaperState.ISSUED}
    with pytest.raises(NobodyToThankError):
        thank_participants(fair, **said)
    late = FairParticipantFactory(fair=fair, state=ParticipantState.CONFIRMED)
    assert thank_participants(fair, **said) == 1
    assert papers_of([late], kind=FAIR_THANKS.name)
    letters.take()
    assert len(papers_of_thanks(fair)) == whole + 1


def test_nobody_is_thanked_for_a_fair_ahead(fair: Fair) -> None:
    fair.state = FairState.OPEN
    db.session.flush()
    with pytest.raises(FairNotOverError):
        thank_participants(fair, reason="Рано.", **MOMENT)


def test_an_accepted_offer_becomes_one_direction(as_staff: FlaskClient, fair: Fair) -> None:
    accepted = db.session.scalars(
        db.select(FairApplication).filter_by(fair_id=fair.id, state=ApplicationState.ACCEPTED)
    ).one()
    OfferFactory(application=accepted, state=OfferState.ACCEPTED, answered_at=LATELY)
    where = f"/fair/applications/{accepted.id}"
    assert "Выдать направление на работу" in as_staff.get(where).text
    for _press in range(2):
        assert as_staff.post(f"{where}/direction").status_code == 302
    paper = db.session.scalars(db.select(Paper).filter_by(kind=WORK_DIRECTION.name)).one()
    assert paper.snapshot is not None
    assert paper.snapshot["values"]["post"] == accepted.vacancy.title
    assert "Направление №\u00a01, PDF" in as_staff.get(where).text
    for file_format in ("pdf", "docx"):
        assert as_staff.get(f"/papers/{paper.id}/file.{file_format}").status_code == 200
    # An acceptance that was undone has none; the next one gets its own.
    accepted.state = ApplicationState.SUBMITTED
    assert standing_direction(accepted) is None
    db.session.flush()
    with pytest.raises(NothingAcceptedError):
        issue_direction(accepted, **MOMENT)
