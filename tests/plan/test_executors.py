"""Whom a plan means by its executors: proposed, confirmed, and what follows for a person."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.accounts.enums import Role
from app.accounts.models import User
from app.activities.meetings.models import BodyMember, MeetingBody
from app.base.viewer import OPERATOR
from app.extensions import db
from app.plan.executors.models import ExecutorLink, PlanExecutor
from app.plan.executors.queries import items_of, list_executors
from app.plan.executors.rules import MeantTerms, propose_meant
from app.plan.executors.services import confirm_executor, keep_executors
from app.settings.models import Council
from tests.factories import ItemFactory, OrganizationFactory, UserFactory
from tests.pages import CheckingClient, text_of
from tests.settings.factories import CouncilFactory

SignIn = Callable[[User], FlaskClient]
COUNCILS = {1: "Экспертный совет кластера", 2: "Координационный совет кластера"}
ORGANIZATIONS = {7: "Детский сад № 5", 8: "Школа № 5", 9: "Шахтёрский педагогический колледж"}


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Участники Кластера", MeantTerms(is_everybody=True)),
        ("ПОО, входящие в Кластер", MeantTerms(is_everybody=True)),
        ("Экспертный совет Кластера", MeantTerms(council_ids=[1])),
        ("Председатель Координационного совета Кластера", MeantTerms(council_ids=[2])),
        ("Школа № 5", MeantTerms(organization_ids=[8])),
        ("Рабочая группа", MeantTerms()),
        ("Администрация ГБПОУ", MeantTerms()),
        ("Совет", MeantTerms()),
    ],
)
def test_whom_words_probably_mean(name: str, meant: MeantTerms) -> None:
    assert propose_meant(name, councils=COUNCILS, organizations=ORGANIZATIONS) == meant


def executor_of(name: str, **meant: list[int] | bool) -> PlanExecutor:
    """Return a confirmed executor of the plan."""
    plan = ItemFactory(executors=[name]).plan
    keep_executors(plan, actor=OPERATOR)
    executor = next(one for one in list_executors(plan) if one.name == name)
    confirm_executor(executor, terms=MeantTerms(**meant), actor=OPERATOR)  # type: ignore[arg-type]
    db.session.commit()
    return executor


def own(user: User, executor: PlanExecutor) -> list[list[str]]:
    """Return the executors of the items that are the person's."""
    return [item.executors for item in items_of(user, plan_ids=[executor.plan_id])]


def test_a_person_executes_what_the_account_is_named_for(app: Flask) -> None:
    person, other = UserFactory(), UserFactory()
    executor = executor_of("Методист", user_ids=[person.id])
    assert own(person, executor) == [["Методист"]]
    assert own(other, executor) == []


def test_a_person_executes_what_the_organization_or_everybody_does(app: Flask) -> None:
    employer = UserFactory(role=Role.EMPLOYER)
    staff = UserFactory()
    executor = executor_of("Школа", organization_ids=[employer.organization_id])
    assert own(employer, executor) == [["Школа"]]
    executor_of("Участники кластера", is_everybody=True)
    assert own(employer, executor) == [["Школа"], ["Участники кластера"]]
    assert own(staff, executor) == []


def test_a_member_of_a_council_executes_what_the_council_does(app: Flask) -> None:
    council: Council = CouncilFactory()
    member = UserFactory(role=Role.COUNCIL)
    executor = executor_of("Совет", council_ids=[council.id])
    assert own(member, executor) == []
    body = db.session.scalars(
        db.select(MeetingBody).where(MeetingBody.council_id == council.id)
    ).one()
    db.session.add(
        BodyMember(body_id=body.id, user_id=member.id, name="Член", since=executor.plan.year.start)
    )
    db.session.commit()
    assert own(member, executor) == [["Совет"]]


def test_words_nobody_confirmed_say_nothing(app: Flask) -> None:
    person = UserFactory()
    executor = executor_of("Методист", user_ids=[person.id])
    executor.is_confirmed = False
    db.session.commit()
    assert own(person, executor) == []


def test_what_staff_said_stays_while_the_words_do(app: Flask) -> None:
    person = UserFactory()
    executor = executor_of("Методист", user_ids=[person.id])
    item = ItemFactory(executors=["Методист", "Директор"])
    keep_executors(item.plan, actor=OPERATOR)
    names = {one.name: one.is_confirmed for one in list_executors(item.plan)}
    assert names == {"Методист": True, "Директор": False}
    item.executors = []
    for other in executor.plan.sections[0].items:
        other.executors = []
    db.session.flush()
    keep_executors(item.plan, actor=OPERATOR)
    assert list_executors(item.plan) == []
    assert db.session.scalar(db.select(db.func.count(ExecutorLink.id))) == 0


def test_staff_confirms_what_is_proposed(as_staff: CheckingClient) -> None:
    school = OrganizationFactory(short_name="Школа № 77")
    plan = ItemFactory(executors=["Школа № 77"]).plan
    keep_executors(plan, actor=OPERATOR)
    db.session.commit()
    (executor,) = list_executors(plan)
    assert "не указано" in as_staff.page(f"/plan/executors/?year={plan.year}")
    path = f"/plan/executors/{executor.id}/edit"
    page = as_staff.get(path)
    assert "Школа № 77" in text_of(page)
    form = {"organization_ids": str(school.id), "version": executor.version}
    saved = as_staff.post(path, data=form, follow_redirects=True)
    assert "Школа № 77" in text_of(saved)
    db.session.expire_all()
    assert db.session.get_one(PlanExecutor, executor.id).organization_ids == [school.id]


@pytest.mark.parametrize("role", [Role.COUNCIL, Role.EMPLOYER, Role.STUDENT, Role.MENTOR])
def test_only_staff_says_whom_words_mean(app: Flask, sign_in: SignIn, role: Role) -> None:
    executor = executor_of("Методист")
    visitor = sign_in(UserFactory(role=role))
    assert visitor.get("/plan/executors/").status_code == 403
    assert visitor.post(f"/plan/executors/{executor.id}/edit", data={}).status_code == 403
