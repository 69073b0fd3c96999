"""What others say: offers and contracts taken over, graduates and employers asked by a link."""

from datetime import date, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.base import clock
from app.contracts.enums import ContractState
from app.extensions import db
from app.jobfair.enums import OfferState
from app.links.models import TaskLink
from app.outcomes.enums import CutoffKind, CutoffState, OutcomeSource, StatementState
from app.outcomes.jobs import remind_of_outcome_questions
from app.outcomes.models import GraduateOutcome, OutcomeStatement
from app.outcomes.rules import terms_of_promise
from app.students.models import Student
from tests.contracts.factories import ContractFactory
from tests.factories import OrganizationFactory, StudentFactory, user_of
from tests.jobfair.factories import OfferFactory
from tests.letters import Letters
from tests.outcomes.factories import GraduateOutcomeFactory, MonitoringCutoffFactory
from tests.pages import text_of

DAY = date(2024, 3, 1)


def _cutoff() -> object:
    return MonitoringCutoffFactory(kind=CutoffKind.MARCH, day=DAY, first_year=2021)


def _do(client: FlaskClient, act: str, *outcomes: GraduateOutcome, **form: str) -> str:
    """Confirm an act on some records; return what it said."""
    ids = ",".join(str(one.id) for one in outcomes)
    answer = client.post(f"/lists/acts/{act}", data={"ids": ids, "back": "/outcomes/", **form})
    assert answer.status_code == 302, text_of(answer, status=answer.status_code)
    return str(client.page("/outcomes/", status=200))


def _graduate(cutoff: object, student: Student | None = None, **facts: object) -> GraduateOutcome:
    return GraduateOutcomeFactory(
        cutoff=cutoff, student=student or StudentFactory(email="one@test.example"), **facts
    )


@pytest.mark.parametrize(("kind", "begins_on", "category"), [
    (CutoffKind.MARCH, date(2024, 2, 1), "job"),
    (CutoffKind.MARCH, date(2024, 3, 2), "will_work"),
    (CutoffKind.MARCH, None, "will_work"),
    (CutoffKind.BEFORE, date(2024, 2, 1), "will_work"),
])  # fmt: skip
def test_a_promise_is_work_only_when_it_has_begun(
    kind: CutoffKind, begins_on: date | None, category: str
) -> None:
    said = terms_of_promise(kind, DAY, begins_on=begins_on, organization_id=1, post="Учитель")
    assert said.category == category
    assert (said.since is None) == (category == "will_work")


def test_offers_and_contracts_fill_what_is_empty_and_never_what_differs(
    as_staff: FlaskClient,
) -> None:
    cutoff = _cutoff()
    offer = OfferFactory(state=OfferState.ACCEPTED, starts_on=date(2024, 2, 1))
    filled = _graduate(cutoff, offer.application.student)
    contract = ContractFactory(
        state=ContractState.WORKING,
        work_started_on=date(2023, 9, 1),
        drafted_on=date(2023, 5, 1),
        signed_on=date(2023, 6, 1),
    )
    known = _graduate(cutoff, contract.student, category="conscript")
    nothing = _graduate(cutoff)
    db.session.commit()
    address = f"/outcomes/cutoffs/{filled.cutoff_id}/proposals"
    page = as_staff.page(address, status=200)
    assert filled.student.full_name in page
    assert nothing.student.full_name not in page
    preview = as_staff.page(f"{address}?act=outcomes.take&rows=all", status=200)
    assert "которые заполнятся: 1" in preview
    _do(as_staff, "outcomes.take", filled, known, nothing)
    db.session.expire_all()
    assert (filled.category, filled.source) == ("job", OutcomeSource.OFFER)
    assert filled.organization_id == offer.application.vacancy.organization_id
    assert known.category == "conscript"
    said = db.session.scalars(db.select(OutcomeStatement).filter_by(outcome_id=known.id)).one()
    assert said.state is StatementState.WAITING
    assert "Предлагать нечего" in as_staff.page(address, status=200)


def test_a_graduate_and_an_employer_answer_by_links_and_both_answers_are_kept(
    app: Flask, as_staff: FlaskClient, client: FlaskClient, letters: Letters
) -> None:
    cutoff, school = _cutoff(), OrganizationFactory(email="school@org.example")
    named = _graduate(cutoff)
    hidden = _graduate(cutoff, StudentFactory(consents=()), category="job", organization=school)
    mute = _graduate(cutoff, StudentFactory(email=None))
    db.session.commit()
    assert "Писем в очереди: 1" in _do(
        as_staff, "outcomes.ask_graduates", named, mute, until="2024-03-11"
    )
    [letter] = letters.take()
    path = "/links/" + letter.secret.rpartition("/")[2]
    asked = client.page(path, status=200)
    assert named.student.full_name in asked
    blank = client.post(path, data={"category": "job", "employer_name": ""})
    assert "Укажите, где работает" in text_of(blank, status=422)
    client.post(path, data={"category": "job", "employer_name": school.short_name.upper()})
    db.session.expire_all()
    assert (named.category, named.organization_id) == ("job", school.id)
    assert named.source is OutcomeSource.GRADUATE
    assert "Писем в очереди: 1" in _do(
        as_staff, "outcomes.ask_employers", named, hidden, until="2024-03-11"
    )
    [letter] = letters.take()
    path = "/links/" + letter.secret.rpartition("/")[2]
    assert named.student.full_name not in letter.body
    client.post(path, data={"works": "no"})
    db.session.expire_all()
    assert named.category == "job"
    said = db.session.scalars(
        db.select(OutcomeStatement).filter_by(outcome_id=named.id).order_by(OutcomeStatement.id)
    ).all()
    assert [(one.source, one.state) for one in said] == [
        (OutcomeSource.GRADUATE, StatementState.TAKEN),
        (OutcomeSource.EMPLOYER, StatementState.WAITING),
    ]
    assert named.student.full_name in as_staff.page("/outcomes/?disputed=y", status=200)
    assert mute.student.full_name not in as_staff.page("/outcomes/?silent=y", status=200)


def test_the_silent_are_reminded_twice_and_who_is_known_is_left_alone(
    app: Flask, as_staff: FlaskClient, letters: Letters
) -> None:
    cutoff = _cutoff()
    silent = _graduate(cutoff)
    known = _graduate(cutoff, StudentFactory(email="two@test.example"))
    db.session.commit()
    _do(as_staff, "outcomes.ask_graduates", silent, known, until="2024-03-11")
    assert len(letters.take()) == 2
    known.category, known.source = "study", OutcomeSource.STAFF
    db.session.commit()
    sent, told = clock.now(), []
    for week in range(4):
        now = sent + timedelta(days=6 + 7 * week)
        told.append(remind_of_outcome_questions(now))
        told.append(remind_of_outcome_questions(now + timedelta(days=1)))
    assert told == [0, 1, 0, 1, 0, 0, 0, 0]
    assert [one.recipient for one in letters.take()] == ["one@test.example"] * 2
    silent.cutoff.state = CutoffState.CLOSED
    silent.cutoff.closed_on = DAY
    db.session.execute(db.update(TaskLink).values(reminders=0))
    db.session.commit()
    assert remind_of_outcome_questions(sent + timedelta(days=90)) == 0


def test_many_unknown_get_one_category_and_it_is_taken_back(as_staff: FlaskClient) -> None:
    cutoff = _cutoff()
    unknown, known = _graduate(cutoff), _graduate(cutoff, category="study")
    db.session.commit()
    said = _do(as_staff, "outcomes.fill", unknown, known, category="conscript")
    assert "Заполнено записей: 1" in said
    db.session.expire_all()
    assert (unknown.category, known.category) == ("conscript", "study")


def test_a_student_answers_for_themselves_alone(app: Flask, sign_in: object) -> None:
    own = _graduate(_cutoff(), StudentFactory())
    other = GraduateOutcomeFactory()
    client = sign_in(user_of(own.student))  # type: ignore[operator]
    db.session.commit()
    assert "Занятость на 01.03.2024" in client.page("/outcomes/own/", status=200)
    assert client.get(f"/outcomes/own/{other.id}").status_code == 404
    assert client.get(f"/outcomes/{own.id}").status_code == 403
    answer = {"category": "study", "employer_name": "Университет"}
    assert client.post(f"/outcomes/own/{own.id}", data=answer).status_code == 302
    assert "Университет" in client.page("/outcomes/own/", status=200)
