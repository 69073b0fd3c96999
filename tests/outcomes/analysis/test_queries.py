"""The tidy table by its documented query, and the refresh that stores it, on both databases."""

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import event

from app.extensions import db
from app.jobfair.interviews.enums import InterviewState
from app.jobs.registry import Progress
from app.outcomes.analysis.facts import FACT_COLUMNS
from app.outcomes.analysis.jobs import refresh_summary
from app.outcomes.analysis.models import AnalysisView, GraduateFacts
from app.outcomes.analysis.queries.collecting import collect
from app.outcomes.analysis.queries.demand import years_of_demand
from app.outcomes.analysis.queries.summary import facts_rows
from app.outcomes.analysis.selection import GraduateSelection
from app.outcomes.enums import CutoffKind
from app.practice.enums import PeriodState
from app.practice.models import PracticePlace
from app.practice.weeks.enums import PracticeGrade
from app.practice.weeks.models import PracticeResult
from app.students.enums import StudentState
from app.students.models import Student
from tests.contracts.factories import ContractFactory
from tests.factories import OrganizationFactory, StudentFactory, StudyGroupFactory
from tests.jobfair.factories import InterviewFactory, OfferFactory
from tests.mentors.factories import MentorFactory, MentorshipFactory
from tests.mentors.work.factories import MentorshipEntryFactory, MentorshipFeedbackFactory
from tests.outcomes.factories import GraduateOutcomeFactory, MonitoringCutoffFactory
from tests.practice.factories import PlacementFactory, PracticePeriodFactory, PracticePlaceFactory
from tests.surveys.factories import ForecastLineFactory

DAYS = {
    CutoffKind.OCTOBER: date(2023, 10, 1),
    CutoffKind.DECEMBER: date(2023, 12, 1),
    CutoffKind.MARCH: date(2024, 3, 1),
    CutoffKind.JUNE: date(2024, 6, 1),
}


@pytest.fixture
def days(app: Flask) -> dict[CutoffKind, object]:
    """The days of the monitoring of those who left in 2023."""
    return {
        kind: MonitoringCutoffFactory(kind=kind, day=day, first_year=2023, last_year=2023)
        for kind, day in DAYS.items()
    }


def _graduate(**values: object) -> Student:
    group = StudyGroupFactory(graduation_year=2023)
    student: Student = StudentFactory(
        group=group, town="Тара", state=StudentState.GRADUATED, **values
    )
    return student


def _full_life(days: dict[CutoffKind, object]) -> Student:
    """A graduate of whom every package knows something."""
    student, base = _graduate(), OrganizationFactory(short_name="Школа № 4")
    period = PracticePeriodFactory(state=PeriodState.PUBLISHED, hours=72, groups=[student.group])
    place = PracticePlaceFactory(period=period, organization=base, taken=1)
    placed = PlacementFactory(period=period, student=student, place=place, rank=2)
    db.session.add(
        PracticeResult(
            placement_id=placed.id, grade=PracticeGrade.GOOD, attestation_on=date(2023, 5, 1)
        )
    )
    mentorship = MentorshipFactory(student=student, mentor=MentorFactory(organization=base))
    MentorshipEntryFactory(mentorship=mentorship, minutes=90)
    MentorshipEntryFactory(mentorship=mentorship, minutes=30)
    MentorshipFeedbackFactory(mentorship=mentorship, clarity=5, support=4, benefit=3)
    InterviewFactory(student=student, state=InterviewState.HELD)
    OfferFactory(application__student=student)
    ContractFactory(student=student, state="signed")
    GraduateOutcomeFactory(
        student=student, cutoff=days[CutoffKind.OCTOBER], category="job", organization=base,
        by_speciality=True,
    )  # fmt: skip
    GraduateOutcomeFactory(student=student, cutoff=days[CutoffKind.MARCH], category="conscript")
    GraduateOutcomeFactory(
        student=student, cutoff=days[CutoffKind.JUNE], category="job", employer_name="ИП Орлова",
        by_speciality=False,
    )  # fmt: skip
    GraduateOutcomeFactory(
        student=student, cutoff=days[CutoffKind.JUNE], category="job", organization=base,
        is_main=False,
    )  # fmt: skip
    db.session.commit()
    return student


def test_a_graduates_row_is_what_every_package_knows(days: dict[CutoffKind, object]) -> None:
    student = _full_life(days)
    (row,) = collect()
    base = str(db.session.scalars(db.select(PracticePlace.organization_id)).one())
    assert {name: row[name] for name in FACT_COLUMNS[:13]} == {
        "year": 2023, "speciality": student.group.speciality.code, "town": "Тара",
        "bases": [base], "hours": 72, "mark": 4.0, "wish_rank": 2.0, "mentored": True,
        "mentor_hours": 2.0, "mentor_score": 4.0, "talks": 1, "offers": 1, "contract": True,
    }  # fmt: skip
    told = {name: [row[f"{name}_{month}"] for month in (3, 6, 12)] for name in (
        "employed", "employer", "in_speciality", "at_base", "at_mentor",
    )}  # fmt: skip
    assert told == {
        "employed": [True, False, True],
        "employer": [base, None, "~ип орлова"],
        "in_speciality": [True, None, False],
        "at_base": [True, False, True],  # the second place of June is the base
        "at_mentor": [True, False, True],
    }


def test_december_is_preferred_to_march_and_nobody_knows_is_none(
    days: dict[CutoffKind, object],
) -> None:
    student = _graduate()
    GraduateOutcomeFactory(student=student, cutoff=days[CutoffKind.MARCH], category="conscript")
    GraduateOutcomeFactory(
        student=student, cutoff=days[CutoffKind.DECEMBER], category="job", employer_name="Кафе"
    )
    GraduateOutcomeFactory(student=student, cutoff=days[CutoffKind.OCTOBER])
    (row,) = collect()
    assert [row[f"employed_{month}"] for month in (3, 6, 12)] == [None, True, None]
    assert (row["bases"], row["mark"], row["mentored"], row["talks"]) == ([], None, False, 0)


def test_who_studies_was_erased_or_practises_unpublished_is_left_out(app: Flask) -> None:
    StudentFactory()
    _graduate(erased_on=date(2024, 1, 1))
    student = _graduate()
    period = PracticePeriodFactory(state=PeriodState.DISTRIBUTED, groups=[student.group])
    PlacementFactory(period=period, student=student)
    (row,) = collect()
    assert (row["student_id"], row["bases"]) == (student.id, [])


def _statements_of(work: Callable[[], object]) -> int:
    seen: list[str] = []

    def note(_c: object, _u: object, statement: str, *_rest: object) -> None:
        seen.extend([statement] if statement.startswith("SELECT") else [])

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        work()
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
    return len(seen)


def test_the_table_takes_seven_statements_for_any_number(days: dict[CutoffKind, object]) -> None:
    _full_life(days)
    assert _statements_of(lambda: list(collect())) == 7
    for _ in range(3):
        _full_life(days)
    assert _statements_of(lambda: list(collect())) == 7


def test_a_refresh_replaces_what_was_stored_and_may_run_twice(
    days: dict[CutoffKind, object],
) -> None:
    gone, student = _graduate(), _full_life(days)
    refresh_summary(Progress(), asked=GraduateSelection(year=2023))
    first = facts_rows()
    assert len(first) == 2
    assert set(db.session.scalars(db.select(AnalysisView.key))) == {"||", "2023||"}
    gone.state = StudentState.STUDYING
    db.session.commit()
    refresh_summary(Progress())
    refresh_summary(Progress())
    assert list(db.session.scalars(db.select(GraduateFacts.student_id))) == [student.id]
    (view,) = db.session.scalars(db.select(AnalysisView))
    assert (view.key, view.graduates) == ("||", 1), "a selection nobody asks for goes with its rows"
    assert [answer["verdict"] for answer in view.answers][:4] == ["few"] * 4


def test_need_is_the_newest_forecasts_and_seats_are_those_posted(app: Flask) -> None:
    line = ForecastLineFactory(year=2025, number=7)
    code = line.speciality.code
    group = StudyGroupFactory(graduation_year=2025, speciality=line.speciality)
    StudentFactory(group=group)
    StudentFactory(group=group, state=StudentState.EXPELLED)
    StudentFactory(group=StudyGroupFactory(graduation_year=2025))
    newer = ForecastLineFactory(year=2025, number=9, speciality=line.speciality)
    assert newer.reply.forecast_id > line.reply.forecast_id
    found = {one.year: one for one in years_of_demand()}
    assert (found[2025].graduates, found[2025].need) == (2, 9)
    (own,) = [one for one in years_of_demand(speciality=code) if one.year == 2025]
    assert (own.graduates, own.need, own.seats) == (1, 9, None)
