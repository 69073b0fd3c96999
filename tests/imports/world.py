"""What the examples of some kinds need on the site before they can go in."""

from collections.abc import Callable
from datetime import date

from app.outcomes.enums import CutoffKind
from app.students.models import Student
from tests.contracts.factories import PaidMeasureFactory
from tests.factories import (
    ItemFactory,
    OrganizationFactory,
    SpecialityFactory,
    StudentFactory,
    StudyGroupFactory,
)
from tests.jobfair.factories import FairFactory
from tests.outcomes.factories import GraduateOutcomeFactory, MonitoringCutoffFactory
from tests.practice.factories import PracticePeriodFactory
from tests.practice.weeks.factories import CourseFactory, RunningPeriodFactory


def _school() -> None:
    OrganizationFactory(name="ГБОУ «Школа № 901»", short_name="Школа № 901", town="Примерск")


def _school_and_speciality() -> None:
    _school()
    SpecialityFactory(code="44.02.91")


def _school_and_fair() -> None:
    _school()
    FairFactory()


def _school_and_period() -> None:
    _school()
    PracticePeriodFactory()


def _school_and_item() -> None:
    _school()
    ItemFactory(number="4.5")


def _student() -> Student:
    return StudentFactory(
        last_name="Примеров",
        first_name="Иван",
        middle_name="Петрович",
        group=StudyGroupFactory(name="ДО-31"),
    )


def _on_practice() -> None:
    period = RunningPeriodFactory(title="Практика в школе", module="ПМ.01 Проектирование уроков")
    CourseFactory(period=period, student=_student())


def _monitored() -> None:
    _school()
    cutoff = MonitoringCutoffFactory(kind=CutoffKind.MARCH, day=date(2024, 3, 1))
    GraduateOutcomeFactory(cutoff=cutoff, student=_student())


def _paying_contract() -> None:
    PaidMeasureFactory(contract__number="ЦД-2024/901")


PREPARED: dict[str, Callable[[], object]] = {
    "mentors": _school_and_speciality,
    "vacancies": _school_and_fair,
    "contract-payments": _paying_contract,
    "bases": _school,
    "places": _school_and_period,
    "practice-agreements": _school,
    "clearances": _student,
    "graduate-outcomes": _monitored,
    "practice-marks": _on_practice,
    "person_certificates": _school_and_item,
}
