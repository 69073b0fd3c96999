"""Periods over HTTP: staff announce, change, open, close and remind; others are kept out."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from flask.testing import FlaskClient
from lxml import html

from app.base.query_count import counted_queries
from app.extensions import db
from app.matching import seed_from_text
from app.plan.enums import Topic
from app.practice.enums import PairRule, PeriodState
from app.practice.models import PracticePeriod, PracticePlace
from app.students.models import Student, StudyGroup
from tests.factories import ItemFactory, StudentFactory, StudyGroupFactory, user_of
from tests.letters import Letters
from tests.pages import text_of
from tests.practice.factories import (
    PracticePeriodFactory,
    PracticePlaceFactory,
    apply_for,
    student_in,
)

TODAY = date(2024, 2, 26)
DATES = ("starts_on", "ends_on", "applications_open_on", "applications_open_until")


def filled(**changes: Any) -> dict[str, Any]:
    """Return a valid form of a new period."""
    return {
        "title": "Весенняя практика",
        "kind": "industrial",
        "starts_on": "2024-04-01",
        "ends_on": "28.04.2024",
        "applications_open_on": "2024-02-26",
        "applications_open_until": "2024-03-10",
        "max_wishes": "3",
        "groups": [str(StudyGroupFactory(name="3-А").id)],
        "seed_text": "ключевая ставка на 1 марта",
        "plan_item_ids": str(ItemFactory(topic=Topic.PRACTICE_BASES, number="6.3").id),
        "idempotency_key": "7b0ac0de-0a3c-4b53-9f58-1f0a3f6f9c12",
        **changes,
    }


def test_staff_announces_a_period_with_a_seed_anyone_can_compute(as_staff: FlaskClient) -> None:
    response = as_staff.post("/practice/periods/new", data=filled())
    assert response.status_code == 302
    period = db.session.scalars(db.select(PracticePeriod)).one()
    assert period.ends_on == date(2024, 4, 28)
    assert [group.name for group in period.groups] == ["3-А"]
    assert period.seed == seed_from_text("ключевая ставка на 1 марта")
    page = text_of(as_staff.get(f"/practice/periods/{period.id}"))
    assert "Добавьте места" in page
    assert "Пункт 6.3 плана" in page


def test_without_words_the_title_is_the_lottery(as_staff: FlaskClient) -> None:
    as_staff.post("/practice/periods/new", data=filled(seed_text=""))
    period = db.session.scalars(db.select(PracticePeriod)).one()
    assert period.seed_text == "Весенняя практика"
    assert period.seed == seed_from_text("Весенняя практика")


def test_a_period_says_its_module_and_the_days_of_its_week(as_staff: FlaskClient) -> None:
    form = filled(module="ПМ.01 Уроки", course="3", semester="6", hours="144", weekdays=["3", "1"])
    as_staff.post("/practice/periods/new", data=form)
    period = db.session.scalars(db.select(PracticePeriod)).one()
    assert period.weekdays == [1, 3]
    page = text_of(as_staff.get(f"/practice/periods/{period.id}"))
    assert "ПМ.01 Уроки" in page
    assert "рассредоточенная: по понедельникам и средам" in page


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"starts_on": "2024-01-15", "ends_on": "2024-02-15"}, "Приём заявок должен закончиться"),
        ({"ends_on": "2024-03-31"}, "не может закончиться раньше, чем началась"),
        ({"applications_open_until": "2024-02-20"}, "не может закончиться раньше, чем начался"),
        (
            {"applications_open_on": "2024-02-01", "applications_open_until": "2024-02-20"},
            "Эта дата уже прошла",
        ),
        ({"starts_on": "31.11.2024"}, "Такой даты нет"),
        ({"max_wishes": "-1"}, "Число от 1 до 10"),
        ({"groups": []}, "Отметьте хотя бы одну группу"),
        ({"results_on": "2024-03-10"}, "Результат объявляют после приёма заявок"),
        ({"results_on": "2024-04-02"}, "Результат объявляют после приёма заявок"),
        ({"weekdays": ["6"], "ends_on": "2024-04-05"}, "таких рабочих дней нет"),
        ({"semester": "11"}, "Число от 1 до 10"),
        ({"title": ""}, "Назовите период практики"),
    ],
)
def test_bad_input_is_told_by_the_field_and_kept(
    as_staff: FlaskClient, change: dict[str, Any], message: str
) -> None:
    page = as_staff.post("/practice/periods/new", data=filled(**change))
    assert message in text_of(page)
    assert "ключевая ставка на 1 марта" in page.text
    assert db.session.scalars(db.select(PracticePeriod)).all() == []


def edited(period: PracticePeriod, **changes: Any) -> dict[str, Any]:
    """Return the form of a known period."""
    names = ("title", "kind", *DATES, "max_wishes", "seed_text")
    groups = [str(group.id) for group in period.groups]
    stored = {name: str(getattr(period, name)) for name in names}
    of_many = {"groups": groups, "plan_item_ids": period.plan_item_ids}
    return {**stored, **of_many, "version": period.version, **changes}


def test_the_lottery_is_frozen_while_students_apply(as_staff: FlaskClient) -> None:
    period = PracticePeriodFactory()
    form = edited(period, seed_text="слова получше")
    page = as_staff.post(f"/practice/periods/{period.id}/edit", data=form)
    assert "Жребий уже объявлен студентам" in text_of(page)
    assert db.session.get_one(PracticePeriod, period.id).seed_text == "жребий весны"


def test_the_deadline_can_be_moved_while_students_apply(as_staff: FlaskClient) -> None:
    period = PracticePeriodFactory()
    form = edited(period, applications_open_until="2024-03-15")
    as_staff.post(f"/practice/periods/{period.id}/edit", data=form)
    stored = db.session.get_one(PracticePeriod, period.id)
    assert stored.applications_open_until == date(2024, 3, 15)


def test_a_group_with_applications_stays(as_staff: FlaskClient) -> None:
    place = PracticePlaceFactory()
    apply_for(place.period, place)
    form = edited(place.period, groups=[str(StudyGroupFactory().id)])
    page = as_staff.post(f"/practice/periods/{place.period_id}/edit", data=form)
    assert "Из этой группы уже есть заявки" in text_of(page)


def move(client: FlaskClient, period: PracticePeriod, step: str) -> str:
    """Press a button of the period's way and return the page after it."""
    path = f"/practice/periods/{period.id}"
    client.post(
        f"{path}/state", data={"step": step}, headers={"Referer": f"http://localhost{path}"}
    )
    return text_of(client.get(path))


def test_a_period_opens_with_places_only(as_staff: FlaskClient) -> None:
    period = PracticePeriodFactory(state=PeriodState.DRAFT)
    assert "Сначала добавьте места" in move(as_staff, period, "open")
    PracticePlaceFactory(period=period)
    assert "Идёт приём заявок" in move(as_staff, period, "open")


def test_a_period_is_not_opened_after_its_last_day(as_staff: FlaskClient) -> None:
    period = PracticePeriodFactory(
        state=PeriodState.CLOSED, applications_open_until=date(2024, 2, 20)
    )
    PracticePlaceFactory(period=period)
    assert "Последний день приёма уже прошёл" in move(as_staff, period, "reopen")


def test_a_period_is_not_taken_back_from_students_who_choose(as_staff: FlaskClient) -> None:
    place = PracticePlaceFactory()
    assert "Откройте приём" in move(as_staff, place.period, "take_back")
    move(as_staff, place.period, "open")
    apply_for(place.period, place, submitted_at=None)
    assert "вернуть в черновик нельзя" in move(as_staff, place.period, "take_back")


@pytest.mark.parametrize("step", ["distribute", "publish"])
def test_no_shortcut_past_the_distribution(as_staff: FlaskClient, step: str) -> None:
    period = PracticePeriodFactory(state="distributed" if step == "publish" else "closed")
    before = period.state
    move(as_staff, period, step)
    assert db.session.get_one(PracticePeriod, period.id).state == before


def test_reminders_go_once_a_day_to_those_who_did_not_send(
    as_staff: FlaskClient, letters: Letters
) -> None:
    place = PracticePlaceFactory()
    group = place.period.groups[0]
    by_account = user_of(StudentFactory(group=group))
    StudentFactory(group=group, email="own@test.example")
    StudentFactory(group=group, email="broken address")
    apply_for(place.period, place, student=StudentFactory(group=group, email="done@test.example"))
    ids = ",".join(map(str, db.session.scalars(db.select(Student.id))))
    data = {"ids": ids, "period_id": place.period_id}
    as_staff.post("/lists/acts/practice.remind", data=data)
    written = letters.take()
    assert {letter.recipient for letter in written} == {by_account.email, "own@test.example"}
    assert f"/practice/periods/{place.period_id}/wishes" in written[0].body
    as_staff.post("/lists/acts/practice.remind", data=data)
    assert letters.take() == []


def test_list_filters_by_state_item_and_words(as_staff: FlaskClient) -> None:
    item = ItemFactory(topic=Topic.JOB_FAIR, number="7.3")
    PracticePeriodFactory(title="Летние лагеря", plan_items=[item])
    PracticePeriodFactory(title="Осенние уроки", state=PeriodState.PUBLISHED)
    assert "Осенние" not in text_of(as_staff.get("/practice/?q=лагерь"))
    assert "Летние" not in text_of(as_staff.get("/practice/?state=published"))
    page = text_of(as_staff.get(f"/practice/?item={item.id}"))
    assert "Летние" in page
    assert "Осенние" not in page


@pytest.mark.parametrize("query", ["_method=POST", "endpoint=x", "period_id=1", "page=²&sort=-"])
def test_a_strange_address_is_an_ordinary_page(as_staff: FlaskClient, query: str) -> None:
    period = PracticePeriodFactory()
    for path in ("/practice/", f"/practice/periods/{period.id}/distribution"):
        assert as_staff.get(f"{path}?{query}").status_code == 200


def test_list_costs_the_same_for_few_and_many(as_staff: FlaskClient) -> None:
    def cost() -> int:
        with counted_queries() as statements:
            as_staff.get("/practice/")
        return len(statements)

    def add(count: int) -> None:
        for _ in range(count):
            place = PracticePlaceFactory()
            apply_for(place.period, place)

    add(3)
    few = cost()
    add(20)
    assert cost() == few


def test_council_and_mentors_have_no_practice_pages(
    as_council: FlaskClient, as_mentor: FlaskClient
) -> None:
    for client in (as_council, as_mentor):
        assert client.get("/practice/").status_code == 403
        assert client.get("/practice/periods/new").status_code == 403


def test_students_and_bases_do_not_manage_periods(
    as_student: FlaskClient, as_employer: FlaskClient
) -> None:
    period = PracticePeriodFactory()
    for client in (as_student, as_employer):
        assert client.get(f"/practice/periods/{period.id}").status_code == 403
        assert client.post(f"/practice/periods/{period.id}/state").status_code == 403
        assert client.get(f"/practice/periods/{period.id}/applications").status_code == 403
        assert client.get(f"/practice/periods/{period.id}/distribution").status_code == 403


def test_who_has_not_applied_is_a_list_of_its_own(as_staff: FlaskClient) -> None:
    place = PracticePlaceFactory()
    sent = apply_for(place.period, place).student
    began = apply_for(place.period, place, submitted_at=None).student
    idle = student_in(place.period)
    path = f"/practice/periods/{place.period_id}/applications"
    page = text_of(as_staff.get(f"{path}?state=unsent"))
    assert sent.full_name not in page
    assert began.full_name in page
    assert idle.full_name in page
    assert text_of(as_staff.get(f"{path}?state=draft")).count(idle.full_name) == 0


def test_staff_takes_an_application_out(as_staff: FlaskClient) -> None:
    place = PracticePlaceFactory()
    application = apply_for(place.period, place)
    assert place.organization.short_name in text_of(
        as_staff.get(f"/practice/applications/{application.id}")
    )
    as_staff.post(f"/practice/applications/{application.id}/withdrawal")
    db.session.refresh(application)
    assert application.submitted_at is None
    assert len(application.wishes) == 1


def test_application_list_costs_the_same_for_few_and_many(as_staff: FlaskClient) -> None:
    place = PracticePlaceFactory()

    def cost() -> int:
        with counted_queries() as statements:
            as_staff.get(f"/practice/periods/{place.period_id}/applications")
        return len(statements)

    for _ in range(3):
        apply_for(place.period, place)
    few = cost()
    for _ in range(20):
        apply_for(place.period, place)
    assert cost() == few


ABSURD = "9" * 310


@pytest.mark.parametrize(
    "query", [f"item={ABSURD}", f"page={ABSURD}", "item=-1", "state=nothing", f"kind={ABSURD}"]
)
def test_an_absurd_filter_of_periods_is_no_filter(as_staff: FlaskClient, query: str) -> None:
    PracticePeriodFactory(title="Весенняя практика")
    page = as_staff.get(f"/practice/?{query}")
    assert page.status_code == 200
    assert "page=" in query or "Весенняя практика" in text_of(page)


@pytest.mark.parametrize("digits", [310, 5_000])
@pytest.mark.parametrize("page", ["applications", "distribution", "places"])
def test_an_absurd_filter_of_students_is_no_filter(
    as_staff: FlaskClient, page: str, digits: int
) -> None:
    place = PracticePlaceFactory()
    name = apply_for(place.period, place).student.full_name
    number = "9" * digits
    query = f"group={number}&state={number}&outcome={number}&q="
    answer = as_staff.get(f"/practice/periods/{place.period_id}/{page}?{query}")
    assert answer.status_code == 200
    assert page != "applications" or name in text_of(answer)


@pytest.mark.parametrize("digits", [310, 5_000])
@pytest.mark.parametrize("field", ["max_wishes", "groups", "plan_item_ids"])
def test_an_absurd_number_in_the_form_is_told_by_its_field(
    as_staff: FlaskClient, field: str, digits: int
) -> None:
    number = "9" * digits
    change = {field: [number] if field == "groups" else number}
    page = as_staff.post("/practice/periods/new", data=filled(**change))
    assert page.status_code == 422
    assert "Не всё заполнено верно" in text_of(page)


@pytest.mark.parametrize(
    ("change", "hint"),
    [
        ({"starts_on": "2024-05-01", "ends_on": "2024-05-01"}, "нет ни одного рабочего"),
        ({}, "у тех же групп идёт «Та же группа», 15 апреля"),
    ],
)
def test_strange_days_are_accepted_with_a_warning(
    as_staff: FlaskClient, change: dict[str, str], hint: str
) -> None:
    form = filled(**change)
    group = db.session.get_one(StudyGroup, int(form["groups"][0]))
    PracticePeriodFactory(
        title="Та же группа",
        groups=[group],
        starts_on=date(2024, 4, 15),
        ends_on=date(2024, 4, 20) if change else date(2024, 5, 20),
    )
    answer = as_staff.post("/practice/periods/new", data=form)
    assert answer.status_code == 302
    assert hint in text_of(as_staff.get(answer.location))
    period = db.session.scalars(db.select(PracticePeriod).filter_by(title=form["title"])).one()
    assert hint in text_of(as_staff.get(f"/practice/periods/{period.id}"))


def test_ordinary_days_bring_no_warning(as_staff: FlaskClient) -> None:
    PracticePeriodFactory(title="Другая группа в те же дни")
    answer = as_staff.post("/practice/periods/new", data=filled())
    period = db.session.scalars(db.select(PracticePeriod).filter_by(title="Весенняя практика"))
    page = text_of(as_staff.get(f"/practice/periods/{period.one().id}"))
    assert "Обратите внимание" not in page
    assert "Другая группа" not in text_of(as_staff.get(answer.location))


def test_the_day_of_publishing_is_that_of_the_cluster(as_staff: FlaskClient) -> None:
    after_midnight_here = datetime(2024, 2, 25, 22, 30, tzinfo=UTC)
    period = PracticePeriodFactory(state=PeriodState.PUBLISHED, published_at=after_midnight_here)
    assert "26.02.2024" in text_of(as_staff.get(f"/practice/periods/{period.id}"))


def test_a_period_is_repeated_a_year_later_with_groups_of_the_course(
    as_staff: FlaskClient,
) -> None:
    third = StudyGroupFactory(name="3-Г", course=3)
    second = StudyGroupFactory(name="2-А", course=2, speciality=third.speciality)
    StudyGroupFactory(name="2-Б", course=2)
    source = PracticePeriodFactory(groups=[third], pair_rule=PairRule.TOWN, module="ПМ.02")
    place = PracticePlaceFactory(period=source, seats=4, minimum=2)
    path = f"/practice/periods/new?from={source.id}"
    page = html.fromstring(as_staff.get(path).text)
    typed = {name: page.xpath(f"string(//input[@name='{name}']/@value)") for name in DATES}
    assert typed["starts_on"] == "2025-03-31", "a Monday stays a Monday"
    chosen = page.xpath("//input[@name='groups'][@checked]/@value")
    assert chosen == [str(second.id)]
    form = filled(**typed, groups=chosen, with_places="y", module="ПМ.02")
    assert as_staff.post(path, data=form).status_code == 302
    period = db.session.scalars(
        db.select(PracticePeriod).where(PracticePeriod.id != source.id)
    ).one()
    assert (period.pair_rule, period.state) == (PairRule.TOWN, PeriodState.DRAFT)
    copied = db.session.scalars(db.select(PracticePlace).filter_by(period=period)).one()
    assert (copied.base_id, copied.seats, copied.minimum) == (place.base_id, 4, 2)
    assert copied.taken == 0
