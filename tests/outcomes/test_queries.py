"""What became of those who were somewhere: by the last day known, at the base, after a fair."""

from datetime import date
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from app.accounts.enums import Role
from app.awards.queries import facts_of
from app.awards.wording import facts_in_words
from app.extensions import db
from app.jobfair.enums import OfferState
from app.jobfair.models import FairApplication
from app.jobfair.placement.report import snapshot_of_report
from app.mentors.models import Mentorship
from app.organizations.twins import TWINS as ORGANIZATIONS
from app.outcomes.enums import CutoffKind, OutcomeUrgency
from app.outcomes.models import MonitoringCutoff
from app.outcomes.queries import first_at_organization, following, list_chain, list_waiting
from app.outcomes.queries.following import Followed
from app.outcomes.queries.keeping import past_records, past_statements
from app.students.models import Student
from app.students.twins import TWINS as STUDENTS
from app.twins.kinds import TwinKind
from app.twins.models import Merge
from app.twins.services.merging import merge_pair
from app.twins.services.pairs import pair_by_hand
from app.twins.services.undoing import undo_merge
from tests.factories import OrganizationFactory, StudentFactory, UserFactory
from tests.jobfair.factories import OfferFactory
from tests.mentors.factories import MentorFactory, MentorshipFactory
from tests.outcomes.factories import (
    NOW,
    GraduateOutcomeFactory,
    MonitoringCutoffFactory,
    OutcomeStatementFactory,
)

TODAY = date(2024, 2, 26)


def _day(day: date, kind: CutoffKind = CutoffKind.OCTOBER) -> MonitoringCutoff:
    return MonitoringCutoffFactory(day=day, kind=kind)


def _on(cutoff: MonitoringCutoff, student: Student, **facts: object) -> None:
    GraduateOutcomeFactory(cutoff=cutoff, student=student, **facts)


def test_the_last_day_known_counts_and_intentions_do_not(app: Flask) -> None:
    mentorship = MentorshipFactory()
    mentor, student = mentorship.mentor, mentorship.student
    here = {"category": "job", "organization": mentor.organization}
    early, late = _day(date(2023, 10, 1)), _day(date(2023, 12, 1), CutoffKind.DECEMBER)
    _on(early, student, category="unemployed")
    _on(late, student, **here)
    _on(_day(date(2024, 3, 1), CutoffKind.MARCH), student)  # nobody knows yet
    _on(_day(date(2024, 5, 15), CutoffKind.BEFORE), student, category="will_study")
    found = following.follow_mentees(mentor.id, mentor.organization_id)
    assert found == Followed(known=1, employed=1, there=1)
    assert following.follow_mentees(mentor.id, 10**6).there == 0
    assert following.follow_mentees(10**6, 1) == Followed(0, 0, 0)


def test_a_fair_is_followed_on_the_days_that_came(app: Flask) -> None:
    offer = OfferFactory(state=OfferState.ACCEPTED)
    application = offer.application
    march, june = _day(date(2024, 3, 1), CutoffKind.MARCH), _day(date(2024, 6, 1), CutoffKind.JUNE)
    _on(march, application.student, category="job", organization=application.vacancy.organization)
    _on(june, application.student, category="job", employer_name="Другая школа")
    found = following.follow_fair(application.fair_id, date(2023, 11, 20), today=TODAY)
    assert found == []
    found = following.follow_fair(application.fair_id, date(2023, 11, 20), today=date(2024, 7, 1))
    assert [(one.months, one.cutoff, one.found) for one in found] == [
        (3, march, Followed(1, 1, 1)),
        (6, june, Followed(1, 1, 0)),
    ]


def test_a_report_and_a_nomination_tell_numbers_when_there_are_enough_people(app: Flask) -> None:
    fair = OfferFactory(state=OfferState.ACCEPTED).application.vacancy.fair
    cutoff = _day(date(2024, 2, 25), CutoffKind.MARCH)
    fair.registration_until = fair.held_on = date(2023, 11, 20)
    mentor = MentorFactory()
    for number in range(1, 4):
        if number > 1:
            OfferFactory(state=OfferState.ACCEPTED, application__vacancy__fair=fair)
        MentorshipFactory(mentor=mentor)
    accepted = db.session.scalars(db.select(FairApplication).filter_by(fair_id=fair.id)).all()
    led = db.session.scalars(db.select(Mentorship).filter_by(mentor_id=mentor.id)).all()
    assert (len(accepted), len(led)) == (3, 3)
    at = {"category": "job", "organization": mentor.organization}
    for index, student in enumerate([one.student for one in (*accepted, *led)]):
        facts = at if index else {"category": "unemployed"}
        _on(cutoff, student, **facts)
        db.session.flush()
        told = snapshot_of_report(fair, on=TODAY, conclusions="")["values"]["facts"]
        assert len(told) == 2 + (index >= 2)
        assert bool(facts_of(mentor, today=TODAY)["told"]) == (index >= 5)
    assert told[-1]["label"].startswith("Через 3 мес. после ярмарки (занятость на 25.02.2024)")
    assert "работают 2 из 3" in told[-1]["value"]
    words = dict(facts_in_words(facts_of(mentor, today=TODAY)))
    assert words["Наставляемые после выпуска"] == "работают 3 из 3, в организации наставника 3"


def test_of_two_cards_of_a_graduate_what_is_known_stays_and_comes_back(app: Flask) -> None:
    kept, gone = StudentFactory(last_name="Двойников"), StudentFactory(last_name="Двойникова")
    empty, filled = _day(date(2023, 10, 1)), _day(date(2023, 12, 1), CutoffKind.DECEMBER)
    _on(empty, kept)
    _on(empty, gone, category="job", employer_name="Школа")
    _on(filled, kept, category="study")
    _on(filled, gone, category="unemployed")
    _on(_day(date(2024, 3, 1), CutoffKind.MARCH), gone, category="conscript")
    merge = _merged(STUDENTS, kept, gone)
    told = [one.category for one in list_chain(kept.id)]
    assert told == ["conscript", "study", "job"]
    gone_id = merge.gone_id
    undo_merge(merge, actor=UserFactory(role=Role.ADMIN), now=NOW)
    assert [one.category for one in list_chain(kept.id)] == ["study", None]
    assert [one.category for one in list_chain(gone_id)] == ["conscript", "unemployed", "job"]


def test_a_merged_organization_takes_its_graduates_along(app: Flask) -> None:
    kept, gone = OrganizationFactory(), OrganizationFactory()
    outcome = GraduateOutcomeFactory(category="job", organization=gone)
    said = OutcomeStatementFactory(outcome=outcome, organization=gone, employer_name="")
    _merged(ORGANIZATIONS, kept, gone)
    db.session.expire_all()
    assert (outcome.organization_id, said.organization_id) == (kept.id, kept.id)
    assert first_at_organization(kept.id, limit=3) == (1, [outcome])


def _merged(kind: TwinKind, kept: Any, gone: Any) -> Merge:
    staff = UserFactory(role=Role.ADMIN)
    pair = pair_by_hand(kind, kept.id, gone.id, actor=staff, now=NOW)
    keep = "left" if pair.left_id == kept.id else "right"
    return merge_pair(pair, keep=keep, sides={}, actor=staff, now=NOW)


def test_what_waits_is_told_by_open_day_and_what_is_past_by_term(app: Flask) -> None:
    cutoff = _day(date(2023, 10, 1))
    late = GraduateOutcomeFactory(
        cutoff=cutoff, category="job", employer_name="Школа", certificate_until=date(2024, 1, 1)
    )
    OutcomeStatementFactory(outcome=late)
    GraduateOutcomeFactory(cutoff=cutoff)
    assert list_waiting(today=TODAY) == [(cutoff.id, 1, 1)]
    assert list_waiting(today=date(2023, 12, 1)) == [(cutoff.id, 1, 0)]
    assert db.session.scalars(past_records(TODAY)).all() == [late]
    assert db.session.scalars(past_records(date(2023, 10, 1))).all() == []
    assert len(db.session.scalars(past_statements(TODAY)).all()) == 1


def test_staff_sees_who_needs_help_first_thing_and_on_the_cards(as_staff: FlaskClient) -> None:
    mentorship = MentorshipFactory()
    student = mentorship.student
    _on(_day(date(2024, 3, 1), CutoffKind.MARCH), student, category="unemployed")
    db.session.commit()
    page = as_staff.page("/dashboard", status=200)
    assert f"{OutcomeUrgency.RISK.label}: Занятость на 01.03.2024" in page
    card = as_staff.page(f"/mentors/{mentorship.mentor_id}", status=200)
    assert "Наставляемые после выпуска" in card
    assert "зарегистрирован(-а) безработным" in as_staff.page(f"/students/{student.id}", status=200)
