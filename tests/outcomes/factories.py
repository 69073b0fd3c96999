"""Graduates' employment for tests."""

from datetime import UTC, date, datetime

import factory

from app.outcomes.enums import CutoffKind, OutcomeSource
from app.outcomes.models import GraduateOutcome, MonitoringCutoff, OutcomeStatement
from app.outcomes.rules import is_employed, urgency_of
from tests.factories import BaseFactory, StudentFactory

NOW = datetime(2024, 10, 5, 9, 0, tzinfo=UTC)


class MonitoringCutoffFactory(BaseFactory):
    class Meta:
        model = MonitoringCutoff

    kind = CutoffKind.OCTOBER
    day = factory.Sequence(lambda number: date(2024 + number % 70, 10, 1))
    first_year = factory.LazyAttribute(lambda one: one.day.year - 2)
    last_year = factory.LazyAttribute(lambda one: one.day.year)


class GraduateOutcomeFactory(BaseFactory):
    """A graduate nobody knows anything of; with a `category` somebody wrote it down."""

    class Meta:
        model = GraduateOutcome

    cutoff = factory.SubFactory(MonitoringCutoffFactory)
    student = factory.SubFactory(StudentFactory)
    graduation_year = factory.LazyAttribute(lambda one: one.student.group.graduation_year)
    speciality = factory.LazyAttribute(lambda one: one.student.group.speciality)
    category = None
    source = factory.LazyAttribute(lambda one: OutcomeSource.STAFF if one.category else None)
    urgency = factory.LazyAttribute(lambda one: urgency_of(one.category, one.cutoff.kind).rank)
    is_employed = factory.LazyAttribute(lambda one: is_employed(one.category))


class OutcomeStatementFactory(BaseFactory):
    class Meta:
        model = OutcomeStatement

    outcome = factory.SubFactory(GraduateOutcomeFactory)
    source = OutcomeSource.GRADUATE
    said_at = NOW
    category = "job"
    employer_name = "Школа"
