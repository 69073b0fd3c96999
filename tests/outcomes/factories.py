"""Graduates' employment for tests."""

import factory

from app.outcomes.categories import RANKS
from app.outcomes.enums import CutOff
from app.outcomes.models import GraduateOutcome
from tests.factories import BaseFactory, StudentFactory


class GraduateOutcomeFactory(BaseFactory):
    class Meta:
        model = GraduateOutcome

    student = factory.SubFactory(StudentFactory)
    cut_off = CutOff.OCTOBER
    year = factory.LazyAttribute(lambda one: one.student.group.graduation_year)
    category = "employed"
    rank = factory.LazyAttribute(lambda one: RANKS[one.category])
    employer = "Школа"
