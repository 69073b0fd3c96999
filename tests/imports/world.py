"""What the examples of some kinds need on the site before they can go in."""

from collections.abc import Callable

from tests.factories import ItemFactory, OrganizationFactory, StudentFactory, StudyGroupFactory
from tests.jobfair.factories import FairFactory
from tests.practice.factories import PracticePeriodFactory


def _school() -> None:
    OrganizationFactory(name="ГБОУ «Школа № 901»", short_name="Школа № 901", town="Примерск")


def _school_and_fair() -> None:
    _school()
    FairFactory()


def _school_and_period() -> None:
    _school()
    PracticePeriodFactory()


def _school_and_item() -> None:
    _school()
    ItemFactory(number="4.5")


def _student() -> None:
    StudentFactory(
        last_name="Примеров",
        first_name="Иван",
        middle_name="Петрович",
        group=StudyGroupFactory(name="ДО-31"),
    )


PREPARED: dict[str, Callable[[], None]] = {
    "mentors": _school,
    "vacancies": _school_and_fair,
    "bases": _school,
    "places": _school_and_period,
    "practice-agreements": _school,
    "clearances": _student,
    "person_certificates": _school_and_item,
}
