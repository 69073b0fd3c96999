"""Records for tests, valid by default; sequences keep them apart."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

import factory
from factory.alchemy import SQLAlchemyModelFactory
from sqlalchemy import insert

from app.accounts.enums import Role
from app.accounts.models import FurtherHat, User
from app.extensions import db
from app.organizations.enums import OrganizationKind
from app.organizations.models import Organization
from app.plan.enums import Topic
from app.plan.models import Item, Plan, Section
from app.plan.services.serving import serve_items
from app.privacy.enums import ConsentState, ConsentWay, GivenBy, RepresentativeKind
from app.privacy.kinds import TRANSFER
from app.privacy.models import Consent
from app.privacy.services.texts import text_in_force
from app.students.enums import StudentState
from app.students.models import Speciality, Student, StudyGroup
from app.students.rules import training_name

LONG_AGO = datetime(2023, 9, 1, 9, tzinfo=UTC)


class BaseFactory(SQLAlchemyModelFactory):
    """Flushes into the application's session; the test commits."""

    class Meta:
        abstract = True
        sqlalchemy_session_factory = lambda: db.session  # noqa: E731
        sqlalchemy_session_persistence = "flush"


class ServingFactory(BaseFactory):
    """A record that serves an item of the plan: `plan_items=[…]`, or one made for it."""

    class Meta:
        abstract = True

    @factory.post_generation
    def plan_items(self: Any, create: bool, given: Any, **made: Any) -> None:
        serve_items(self, [one.id for one in given or [ItemFactory(**made)]])


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


class FurtherHatFactory(BaseFactory):
    """A council member who leads students too."""

    class Meta:
        model = FurtherHat

    user = factory.SubFactory(UserFactory, role=Role.COUNCIL)
    role = Role.MENTOR
    since = LONG_AGO


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

    @factory.post_generation
    def consents(self, create: bool, kinds: Any, **_: Any) -> None:
        """Let organizations read the name, as students of most tests do; `consents=()` not."""
        give_consents("student_id", self.id, (TRANSFER,) if kinds is None else kinds)


class TrainingElsewhereFactory(StudyGroupFactory):
    """What stands for training at a university."""

    name = factory.LazyAttribute(
        lambda one: training_name(
            one.training_organization, one.speciality.code, one.graduation_year
        )
    )
    training_organization = factory.Sequence(lambda n: f"Педагогический университет {n}")
    course = None
    graduation_year = 2026


class OutsideStudentFactory(StudentFactory):
    """Somebody who studies at a university and never studied at the college."""

    last_name = factory.Sequence(lambda n: f"Сторонний{'абвгдежзик'[n % 10]}{n}")
    group = factory.SubFactory(TrainingElsewhereFactory)
    state = StudentState.OUTSIDE


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


def give_consents(column: str, person_id: int, kinds: Iterable[str]) -> None:
    """Store a person's consents, with a representative's beside each student's, past the log."""
    rows = [
        {
            column: person_id,
            "kind": kind,
            "text_id": text_in_force(kind, now=LONG_AGO).id,
            "given_by": given_by,
            "representative_name": "Представитель" if given_by is GivenBy.REPRESENTATIVE else "",
            "representative_kind": (
                RepresentativeKind.PARENT if given_by is GivenBy.REPRESENTATIVE else None
            ),
            "way": ConsentWay.PAPER,
            "given_on": LONG_AGO.date(),
            "recorded_at": LONG_AGO,
            "state": ConsentState.GIVEN,
            "note": "",
            "is_demo": False,
            "version": 1,
        }
        for kind in kinds
        for given_by in (GivenBy if column == "student_id" else [GivenBy.PERSON])
    ]
    if rows:
        db.session.execute(insert(Consent), rows)


def user_of(student: Student) -> Any:
    """Give a student an account and return it."""
    user = UserFactory(
        role=Role.STUDENT,
        display_name=student.full_name,
        studies_elsewhere=student.is_outside,
    )
    student.user_id = user.id
    db.session.commit()
    return user
