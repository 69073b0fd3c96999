"""Records for tests, valid by default; sequences keep them apart."""

from datetime import UTC, date, datetime
from typing import Any

import factory
from factory.alchemy import SQLAlchemyModelFactory

from app.accounts.enums import Role
from app.accounts.models import User
from app.extensions import db
from app.organizations.enums import OrganizationKind
from app.organizations.models import Organization
from app.plan.enums import Topic
from app.plan.models import Item, Plan, Section
from app.students.models import Speciality, Student, StudyGroup

LONG_AGO = datetime(2023, 9, 1, 9, tzinfo=UTC)


class BaseFactory(SQLAlchemyModelFactory):
    """Flushes into the application's session; the test commits."""

    class Meta:
        abstract = True
        sqlalchemy_session_factory = lambda: db.session  # noqa: E731
        sqlalchemy_session_persistence = "flush"


class OrganizationFactory(BaseFactory):
    class Meta:
        model = Organization

    name = factory.Sequence(lambda n: f"ГБОУ «Школа № {n}»")
    short_name = factory.Sequence(lambda n: f"Школа № {n}")
    kind = OrganizationKind.SCHOOL
    town = "Шахтёрск"


class UserFactory(BaseFactory):
    class Meta:
        model = User

    email = factory.Sequence(lambda n: f"person{n}@test.example")
    display_name = factory.Sequence(lambda n: f"Проверочный Человек {n}")
    role = Role.STAFF
    created_at = LONG_AGO

    @factory.lazy_attribute
    def organization_id(self) -> int | None:
        return OrganizationFactory().id if self.role is Role.EMPLOYER else None


class SpecialityFactory(BaseFactory):
    class Meta:
        model = Speciality

    code = factory.Sequence(lambda n: f"44.02.{n:02d}")
    name = "Дошкольное образование"


class StudyGroupFactory(BaseFactory):
    class Meta:
        model = StudyGroup

    name = factory.Sequence(lambda n: f"3-ДО-{n}")
    speciality = factory.SubFactory(SpecialityFactory)
    course = 3
    graduation_year = 2025


class StudentFactory(BaseFactory):
    class Meta:
        model = Student

    last_name = factory.Sequence(lambda n: f"Петренко{'абвгдежзик'[n % 10]}{n}")
    first_name = "Анна"
    middle_name = "Сергеевна"
    birth_date = date(2005, 5, 17)
    group = factory.SubFactory(StudyGroupFactory)


class PlanFactory(BaseFactory):
    class Meta:
        model = Plan
        sqlalchemy_get_or_create = ("first_year",)

    first_year = 2023
    title = "План работы образовательного кластера"
    imported_at = LONG_AGO


class SectionFactory(BaseFactory):
    class Meta:
        model = Section

    plan = factory.SubFactory(PlanFactory)
    position = factory.Sequence(lambda n: n)
    number = "7"
    title = "Организация взаимодействия"


class ItemFactory(BaseFactory):
    class Meta:
        model = Item

    section = factory.SubFactory(SectionFactory)
    plan_id = factory.LazyAttribute(lambda item: item.section.plan.id)
    position = factory.Sequence(lambda n: n)
    number = factory.Sequence(lambda n: f"7.{n}")
    title = "Мероприятие"
    topic = Topic.OTHER


def user_of(student: Student) -> Any:
    """Give a student an account and return it."""
    user = UserFactory(role=Role.STUDENT, display_name=student.full_name)
    student.user_id = user.id
    db.session.commit()
    return user
