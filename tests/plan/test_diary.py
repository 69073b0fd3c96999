"""One's own part of the plan: my items, the calendar by a secret address, letters."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from icalendar import Calendar
from sqlalchemy import func, select

from app.accounts.enums import Role
from app.accounts.models import User
from app.base.query_count import counted_queries
from app.base.viewer import OPERATOR
from app.deadlines import Every
from app.deadlines.academic_year import AcademicYear
from app.extensions import db
from app.plan.diary.jobs import remind
from app.plan.diary.models import Diary, ItemReminder, PlanDigest
from app.plan.diary.rules import due_days, reminders_of
from app.plan.diary.services.settings import (
    WishTerms,
    make_address,
    revoke_address,
    set_wishes,
    wishes_of,
)
from app.plan.diary.source import CalendarEntry, CalendarSource
from app.plan.enums import ItemStatus
from app.plan.executors.queries import list_executors
from app.plan.executors.rules import MeantTerms
from app.plan.executors.services import confirm_executor, keep_executors
from app.plan.models import Item
from app.plan.rules import checkpoints
from tests.activities.events.factories import EventFactory
from tests.activities.meetings.factories import MeetingFactory
from tests.factories import ItemFactory, OrganizationFactory, UserFactory
from tests.pages import text_of
from tests.plan.factories import Evidence, each, ledger_of, one_range

EVERYBODY = "Участники Кластера"
TODAY = date(2024, 2, 26)
NIGHT = datetime(2024, 2, 26, 0, 17, tzinfo=UTC)


def night(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 6, tzinfo=UTC)


def made(due: date, *, executors: str = "Администрация ГБПОУ", **values: Any) -> Item:
    """Return an item that is due on a day, its time a month."""
    item: Item = ItemFactory(
        executors=[executors],
        deadlines=[one_range(due - timedelta(days=30), due).to_json()],
        **values,
    )
    keep_executors(item.plan, actor=OPERATOR)
    for one in list_executors(item.plan):
        if one.name == EVERYBODY and not one.is_confirmed:
            confirm_executor(one, terms=MeantTerms(is_everybody=True), actor=OPERATOR)
    db.session.commit()
    return item


@pytest.fixture
def staff(app: Flask) -> User:
    user: User = UserFactory(role=Role.STAFF, email="staff@test.example")
    db.session.commit()
    return user


# Whose an item is


def test_everybody_sees_their_own_items_sorted_by_what_is_due(as_role: Any, app: Flask) -> None:
    made(date(2024, 5, 31), title="Дело всех участников", executors=EVERYBODY)
    made(date(2024, 3, 10), title="Скорое дело участников", executors=EVERYBODY)
    made(date(2024, 3, 1), title="Дело администрации")
    staff, council, student = (as_role(role) for role in ("staff", "council", "student"))
    employer = as_role("employer")
    page = text_of(staff.get("/plan/my/"))
    order = ["Дело администрации", "Скорое дело участников", "Дело всех участников"]
    assert sorted(order, key=page.index) == order
    page = text_of(employer.get("/plan/my/"))
    assert "Скорое дело участников" in page
    assert "Дело администрации" not in page
    for stranger in (council, student):
        assert "Пунктов на вас нет" in text_of(stranger.get("/plan/my/"))


def test_what_is_done_stands_below(as_staff: FlaskClient, evidence: Evidence) -> None:
    done = made(date(2024, 3, 1), title="Сделанное дело")
    made(date(2024, 4, 1), title="Дело впереди")
    evidence.given[done.id] = ledger_of(1, 1)
    page = text_of(as_staff.get("/plan/my/"))
    assert page.index("Дело впереди") < page.index("Без срока и сделанные")
    assert page.index("Без срока и сделанные") < page.index("Сделанное дело")


def test_an_employer_meets_their_items_on_the_dashboard(as_employer: FlaskClient) -> None:
    assert "Мои пункты плана" not in text_of(as_employer.get("/dashboard"))
    made(date(2024, 3, 5), title="Стажировка педагогов", executors=EVERYBODY)
    page = text_of(as_employer.get("/dashboard"))
    assert "Мои пункты плана" in page
    assert "Стажировка педагогов" in page


# The calendar


def feed(client: FlaskClient, address: str) -> Any:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.content_type == "text/calendar; charset=utf-8"
    return Calendar.from_ical(answer.data)


def path_of(client: FlaskClient) -> str:
    """Make an address by the button of the page and return its path."""
    client.post("/plan/calendar/address")
    page = client.get("/plan/calendar").text
    start = page.index("http://127.0.0.1:5000/plan/calendar/")
    return page[start:].split('"')[0].removeprefix("http://127.0.0.1:5000")


def test_the_feed_has_whole_days_with_stable_names(
    as_staff: FlaskClient, client: FlaskClient
) -> None:
    item = made(date(2024, 3, 31), number="7.3", title="Ярмарка; день, «открытый»")
    calendar = feed(client, path_of(as_staff))
    (event,) = calendar.walk("VEVENT")
    assert event["UID"] == f"plan-{item.id}-0@127.0.0.1"
    assert event["DTSTART"].dt == date(2024, 3, 31)
    assert event["DTEND"].dt == date(2024, 4, 1)
    assert event["DTSTART"].params["VALUE"] == "DATE"
    assert "7.3. Ярмарка; день, «открытый»" in event["SUMMARY"]
    assert event["URL"] == f"http://127.0.0.1:5000/plan/items/{item.id}"
    assert int(event["SEQUENCE"]) == item.version - 1
    assert event["LAST-MODIFIED"].dt == event["DTSTAMP"].dt


def test_a_changed_item_is_the_same_entry_with_a_higher_sequence(
    as_staff: FlaskClient, client: FlaskClient
) -> None:
    item = made(date(2024, 3, 31))
    path = path_of(as_staff)
    (before,) = feed(client, path).walk("VEVENT")
    item.deadlines = [one_range(date(2024, 3, 1), date(2024, 4, 15)).to_json()]
    db.session.commit()
    (after,) = feed(client, path).walk("VEVENT")
    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert after["DTSTART"].dt == date(2024, 4, 15)
    assert after["LAST-MODIFIED"].dt >= before["LAST-MODIFIED"].dt


def test_what_did_not_change_is_not_sent_again(as_staff: FlaskClient, client: FlaskClient) -> None:
    made(date(2024, 3, 31))
    path = path_of(as_staff)
    mark = client.get(path).headers["ETag"]
    again = client.get(path, headers={"If-None-Match": mark})
    assert (again.status_code, again.data) == (304, b"")


def test_a_revoked_or_replaced_address_opens_nothing(
    as_staff: FlaskClient, client: FlaskClient
) -> None:
    first = path_of(as_staff)
    second = path_of(as_staff)
    assert first != second
    assert client.get(first).status_code == 404
    assert client.get(second).status_code == 200
    as_staff.post("/plan/calendar/address/revoke")
    assert client.get(second).status_code == 404
    assert "Получить адрес" in text_of(as_staff.get("/plan/calendar"))
    assert client.get("/plan/calendar/nonsense.ics").status_code == 404


def test_a_closed_account_has_no_calendar(as_staff: FlaskClient, client: FlaskClient) -> None:
    path = path_of(as_staff)
    as_staff.user.active = False
    db.session.commit()
    assert client.get(path).status_code == 404


def test_only_the_digest_of_the_secret_is_kept(as_staff: FlaskClient) -> None:
    secret = path_of(as_staff).rpartition("/")[2].removesuffix(".ics")
    diary = db.session.scalars(select(Diary)).one()
    assert secret not in {diary.nonce, diary.digest}
    assert len(secret) >= 32


def test_a_site_with_another_key_opens_the_address_and_shows_it_no_more(
    app: Flask, as_staff: FlaskClient, client: FlaskClient, monkeypatch: Any
) -> None:
    path = path_of(as_staff)
    diary = db.session.scalars(select(Diary)).one()
    diary.nonce = "0" * 32  # as after a change of the key: nobody makes this secret any more
    db.session.commit()
    assert "показать его больше нельзя" in text_of(as_staff.get("/plan/calendar"))
    assert client.get(path).status_code == 200


def test_an_employer_finds_only_their_items_in_the_feed(
    as_employer: FlaskClient, client: FlaskClient
) -> None:
    made(date(2024, 3, 31), title="Дело администрации")
    made(date(2024, 3, 30), title="Дело участников", executors=EVERYBODY)
    (event,) = feed(client, path_of(as_employer)).walk("VEVENT")
    assert "Дело участников" in event["SUMMARY"]


def test_other_packages_add_their_days(
    app: Flask, as_staff: FlaskClient, client: FlaskClient
) -> None:
    def entries(viewer: Any, first: date, last: date) -> list[CalendarEntry]:
        assert first <= TODAY <= last
        return [CalendarEntry("5", "Заседание совета", TODAY, TODAY, "/activities/meetings/5")]

    source = CalendarSource("sample", entries)
    source.register(app)
    try:
        with pytest.raises(ValueError, match="two packages"):
            source.register(app)
        (event,) = feed(client, path_of(as_staff)).walk("VEVENT")
    finally:
        del app.extensions["calendar_sources"]["sample"]
    assert event["UID"] == "sample-5@127.0.0.1"
    assert event["URL"] == "http://127.0.0.1:5000/activities/meetings/5"


def test_meetings_and_events_stand_in_the_calendars_of_whom_they_concern(
    as_staff: FlaskClient, as_student: FlaskClient, client: FlaskClient
) -> None:
    meeting = MeetingFactory(held_on=date(2024, 3, 20))
    event = EventFactory(
        title="Экскурсия в школу", starts_on=date(2024, 3, 11), ends_on=date(2024, 3, 12)
    )
    db.session.commit()
    staff = {one["UID"]: one for one in feed(client, path_of(as_staff)).walk("VEVENT")}
    assert staff[f"events-{event.id}@127.0.0.1"]["DTEND"].dt == date(2024, 3, 13)
    assert meeting.body.name in staff[f"meetings-{meeting.id}@127.0.0.1"]["SUMMARY"]
    student = [one["UID"] for one in feed(client, path_of(as_student)).walk("VEVENT")]
    assert f"meetings-{meeting.id}@127.0.0.1" not in student


def test_the_feed_costs_the_same_for_many_items(as_staff: FlaskClient, client: FlaskClient) -> None:
    made(date(2024, 3, 31))
    path = path_of(as_staff)

    def cost() -> int:
        with counted_queries() as counted:
            feed(client, path)
        return len(counted)

    first = cost()
    for day in range(1, 21):
        made(date(2024, 4, day))
    assert cost() == first


# Letters


def got(letters: Any, address: str) -> list[Any]:
    """Claim all letters and return those to an address."""
    return [letter for letter in letters.take() if letter.recipient == address]


def test_a_day_is_announced_two_weeks_before_and_on_itself(app: Flask) -> None:
    due = date(2024, 3, 31)
    year = AcademicYear(2023)
    days = due_days(checkpoints([one_range(date(2024, 3, 1), due)], year), met=())
    kinds = {
        offset: [kind.value for _day, kind in reminders_of(days, due - timedelta(days=offset))]
        for offset in (15, 14, 1, 0, -1)
    }
    assert kinds == {15: [], 14: ["ahead"], 1: ["ahead"], 0: ["on_the_day"], -1: []}
    met = due_days(checkpoints([one_range(date(2024, 3, 1), due)], year), met={due})
    assert list(reminders_of(met, due)) == []
    weekly = due_days(checkpoints([each(Every.WEEK)], year), met=())
    told = {
        kind.value for n in range(30) for _d, kind in reminders_of(weekly, TODAY + timedelta(n))
    }
    assert told == {"on_the_day"}


def test_executors_get_one_letter_for_all_their_items_and_never_twice(
    staff: User, letters: Any
) -> None:
    made(TODAY, number="1.1", title="Последний день сегодня")
    made(TODAY + timedelta(days=10), number="1.2", title="Через десять дней")
    made(TODAY + timedelta(days=40), number="1.3", title="Через сорок дней")
    for _again in range(2):
        remind(night(TODAY))
    (reminder,) = got(letters, "staff@test.example")
    assert "1.1. Последний день сегодня" in reminder.body
    assert "1.2. Через десять дней" in reminder.body
    assert "1.3" not in reminder.body
    assert "http://127.0.0.1:5000/plan/items/" in reminder.body
    assert db.session.scalar(select(func.count()).select_from(ItemReminder)) == 2
    remind(night(TODAY + timedelta(days=10)))  # the day itself comes after its announcement
    (reminder,) = got(letters, "staff@test.example")
    assert "Сегодня последний день" in reminder.body
    assert "Последний день сегодня" not in reminder.body


def test_who_switched_reminders_off_gets_none(staff: User, letters: Any) -> None:
    made(TODAY)
    set_wishes(terms=WishTerms(wants_reminders=False), actor=staff)
    db.session.commit()
    remind(night(TODAY))
    assert got(letters, "staff@test.example") == []


def test_an_employer_is_reminded_only_after_asking(app: Flask, letters: Any) -> None:
    organization = OrganizationFactory()
    user = UserFactory(
        role=Role.EMPLOYER, organization_id=organization.id, email="boss@test.example"
    )
    made(TODAY, executors=EVERYBODY)
    remind(night(TODAY))
    assert got(letters, "boss@test.example") == []
    set_wishes(terms=WishTerms(wants_reminders=True), actor=user)
    made(TODAY, executors=EVERYBODY, title="Ещё одно дело")
    remind(night(TODAY))
    (letter,) = got(letters, "boss@test.example")
    assert "Ещё одно дело" in letter.body


def test_who_is_named_is_reminded_without_asking(app: Flask, letters: Any) -> None:
    person = UserFactory(role=Role.MENTOR, email="named@test.example")
    item = made(TODAY, executors="Ответственный за сайт")
    (executor,) = list_executors(item.plan)
    confirm_executor(executor, terms=MeantTerms(user_ids=[person.id]), actor=OPERATOR)
    db.session.commit()
    remind(night(TODAY))
    assert [one.recipient for one in letters.take()] == ["named@test.example"]
    assert wishes_of(None, person).wants_reminders
    assert make_address(actor=person, now=NIGHT).wants_reminders  # an address changes no letters


def test_what_is_done_is_not_reminded_of(staff: User, letters: Any, evidence: Evidence) -> None:
    done = made(TODAY)
    evidence.given[done.id] = ledger_of(1, 1)
    made(TODAY, status_override=ItemStatus.DONE, override_reason="Сделано.")
    remind(night(TODAY))
    assert got(letters, "staff@test.example") == []


def test_the_head_reads_once_a_week_how_the_plan_stands(app: Flask, letters: Any) -> None:
    UserFactory(role=Role.ADMIN, email="head@test.example")
    made(TODAY - timedelta(days=5), number="2.1", title="Опоздавшее дело")
    made(TODAY + timedelta(days=40), number="2.2", title="Далёкое дело")
    for day in range(7):  # from Monday to Sunday
        remind(night(TODAY + timedelta(days=day)))
    (letter,) = got(letters, "head@test.example")
    assert "2.1. Опоздавшее дело" in letter.body
    assert "2.2" not in letter.body
    remind(night(TODAY + timedelta(days=7)))
    assert len(got(letters, "head@test.example")) == 1
    assert db.session.scalar(select(func.count()).select_from(PlanDigest)) == 2


def test_a_member_of_the_council_asks_for_the_week_and_staff_is_not_asked(
    as_council: FlaskClient, staff: User, letters: Any
) -> None:
    made(TODAY + timedelta(days=40))
    page = text_of(as_council.get("/plan/calendar"))
    assert "Присылать сводку за неделю" in page
    as_council.post("/plan/calendar", data={"wants_digest": "y"})
    remind(night(TODAY))
    assert [letter.recipient for letter in letters.take()] == [as_council.user.email]


def test_an_employer_is_not_offered_the_week_and_cannot_take_it(
    as_employer: FlaskClient, letters: Any
) -> None:
    made(TODAY + timedelta(days=40))
    assert "Присылать сводку" not in text_of(as_employer.get("/plan/calendar"))
    as_employer.post("/plan/calendar", data={"wants_digest": "y"})
    remind(night(TODAY))
    assert got(letters, as_employer.user.email) == []


def test_a_calendar_of_ones_own_does_not_turn_letters_on(app: Flask) -> None:
    employer = UserFactory(role=Role.EMPLOYER, organization_id=OrganizationFactory().id)
    db.session.commit()
    assert make_address(actor=employer, now=NIGHT).wants_reminders is False
    revoke_address(actor=employer)
    db.session.commit()
    assert db.session.scalars(select(Diary)).one().digest is None
