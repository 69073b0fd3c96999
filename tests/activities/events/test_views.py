"""Events over HTTP: from the plan to the report, who reads which, bad input."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient

from app.accounts.enums import Role
from app.activities.events.enums import EventPart, EventState
from app.activities.events.evidence import EventEvidence
from app.activities.events.models import ClusterEvent
from app.activities.publications.enums import PublicationState
from app.activities.publications.models import Publication
from app.extensions import db
from app.plan.enums import EvidenceKind, Topic
from tests.activities.events.factories import (
    EventFactory,
    EventOrganizationFactory,
    EventPrizeFactory,
    HeldEventFactory,
    ReportedEventFactory,
)
from tests.activities.publications.factories import PublicationOutletFactory, PublishedFactory
from tests.factories import ItemFactory, OrganizationFactory, UserFactory
from tests.files.factories import AttachmentFactory
from tests.pages import text_of
from tests.plan.factories import ledgers_of

SignIn = Callable[..., FlaskClient]
KEY = "7b0ac0de-0a3c-4b53-9f58-1f0a3f6f9c14"


def valid(**changes: Any) -> dict[str, Any]:
    values = {
        "kind": "excursion",
        "title": "Экскурсия в детский сад",
        "starts_on": "2024-02-26",
        "ends_on": "",
        "starts_at": "10:00",
        "ends_at": "12:00",
        "place": "Детский сад № 5",
        "planned_students": "20",
        "asks_publication": "y",
        "plan_item_ids": [ItemFactory(number="3.5").id],
        "idempotency_key": KEY,
    }
    return {**values, **changes}


def the_event() -> ClusterEvent:
    db.session.expire_all()
    return db.session.scalars(db.select(ClusterEvent).order_by(ClusterEvent.id.desc())).first()


def publications() -> list[Publication]:
    db.session.expire_all()
    return list(db.session.scalars(db.select(Publication).order_by(Publication.id)))


def ledger(item_id: int) -> Any:
    return ledgers_of(EventEvidence(), [item_id]).get(item_id)


def test_an_event_goes_from_the_plan_to_the_report(as_staff: FlaskClient) -> None:
    media = ItemFactory(number="7.3", topic=Topic.MEDIA)
    school, data = OrganizationFactory(short_name="Школа Ясенева"), valid()
    item_id = data["plan_item_ids"][0]
    data |= {"participant_ids": [school.id], "responsible_id": as_staff.user.id}
    created = as_staff.post("/activities/events/new", data=data)
    assert as_staff.post("/activities/events/new", data=data).location == created.location
    page = as_staff.page(created.location, status=200)
    for told in ("запланировано", "26 февраля 2024", "10:00–12:00", "Школа Ясенева", "3.5"):
        assert told in page
    event = the_event()
    assert ledger(item_id).days[0].planned_on == date(2024, 2, 26)
    assert ledger(item_id).finished == 0

    assert 'value="2024-02-26"' in as_staff.get(f"{created.location}/hold").text
    held = {"version": event.version, "held_on": "2024-02-26", "actual_students": "18"}
    as_staff.post(f"{created.location}/hold", data=held)
    assert the_event().state is EventState.HELD
    assert ledger(item_id).finished == 0  # held is not proven
    asked = publications()[0]
    assert (asked.event_on, asked.author_id) == (date(2024, 2, 26), as_staff.user.id)
    assert asked.plan_item_ids == [media.id]
    page = as_staff.page(created.location, status=200)
    assert "осталось" in page or "остался 1" in page

    report = {"version": the_event().version, "results": "", "report_text": "Были все."}
    refused = as_staff.post(f"{created.location}/report", data=report)
    assert "Напишите, что получилось" in text_of(refused, status=422)
    report |= {"results": "Студенты увидели работу воспитателя."}
    as_staff.post(f"{created.location}/report", data=report)
    assert "отчёт готов" in as_staff.page(created.location, status=200)
    finished = ledger(item_id).days[0]
    assert (finished.kind, finished.finished_on) == (EvidenceKind.EVENT, date(2024, 2, 26))
    assert len(publications()) == 1


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("title", "", "Назовите мероприятие"),
        ("title", "ы" * 256, "Не больше 255 знаков"),
        ("starts_on", "31.02.2024", "Такой даты нет"),
        ("starts_on", "2042-01-01", "Проверьте год"),
        ("ends_on", "2024-02-25", "не может быть раньше первого"),
        ("ends_on", "2026-02-25", "не длится больше года"),
        ("ends_at", "09:00", "Окончание должно быть позже начала"),
        ("planned_students", "-1", "Число от 0 до 100000"),
        ("planned_students", "9" * 40, "Слишком длинное число"),
        ("plan_item_ids", [], "Выберите пункт плана"),
        ("plan_item_ids", ["999999"], "Выберите значения из списка"),
        ("participant_ids", ["999999"], "Выберите значения из списка"),
        ("kind", "party", "Неверный вариант"),
    ],
)
def test_bad_input_is_told_by_the_field(
    as_staff: FlaskClient, field: str, value: Any, message: str
) -> None:
    page = text_of(
        as_staff.post("/activities/events/new", data=valid(**{field: value})), status=422
    )
    assert message in page
    assert the_event() is None


@pytest.mark.parametrize("role", [Role.COUNCIL, Role.MENTOR, Role.EMPLOYER, Role.STUDENT])
def test_only_staff_changes_events(as_role: SignIn, role: Role) -> None:
    event = EventFactory(starts_on=date(2024, 2, 20), is_public=True)
    db.session.commit()
    client = as_role(role)
    assert client.get("/activities/events/new").status_code == 403
    for step in ("edit", "hold", "report", "postpone", "cancel", "repeat", "prizes/new"):
        assert client.post(f"/activities/events/{event.id}/{step}").status_code == 403
    assert client.post(f"/activities/events/{event.id}/state").status_code == 403
    assert "Отметить проведение" not in client.page(f"/activities/events/{event.id}", status=200)


def test_each_reads_what_concerns_them(
    client: FlaskClient, as_council: FlaskClient, sign_in: SignIn
) -> None:
    school = OrganizationFactory()
    employer = UserFactory(role=Role.EMPLOYER, organization_id=school.id)
    open_, own, other = EventFactory(is_public=True), EventFactory(), EventFactory()
    EventOrganizationFactory(event_id=own.id, organization=school, part=EventPart.ORGANIZER)
    db.session.commit()
    seen = {
        client: {open_},
        sign_in(employer): {open_, own},
        as_council: {open_, own, other},
    }
    for reader, events in seen.items():
        page = reader.page("/activities/events/", status=200)
        month = reader.page("/activities/events/calendar?month=2024-03", status=200)
        for event in (open_, own, other):
            assert (event.title in page) == (event.title in month) == (event in events)
            status = 200 if event in events else 404
            assert reader.get(f"/activities/events/{event.id}").status_code == status


def test_results_reports_and_names_are_not_for_everybody(
    client: FlaskClient, as_council: FlaskClient, as_staff: FlaskClient
) -> None:
    event = ReportedEventFactory(is_public=True, results="Тайные итоги", report_text="Тайный отчёт")
    EventPrizeFactory(event=event, winner="Тайная Победительница", award="1 место")
    file = AttachmentFactory(entity=ClusterEvent.__tablename__, entity_id=event.id)
    db.session.commit()
    path = f"/activities/events/{event.id}"
    visitor, council, staff = (one.page(path) for one in (client, as_council, as_staff))
    assert "Тайн" not in visitor
    assert "отчёт готов" not in visitor
    assert "проведено" in visitor
    assert "Тайные итоги" in council
    assert "1 место" in council
    assert "Победительница" not in council
    assert "Победительница" in staff
    assert client.get(f"/files/{file.id}").status_code != 200


def test_a_move_keeps_its_reason_and_its_days(as_staff: FlaskClient) -> None:
    event = EventFactory(starts_on=date(2024, 3, 13))
    db.session.commit()
    path = f"/activities/events/{event.id}"
    data = {"version": event.version, "starts_on": "2024-03-13", "ends_on": "2024-03-13"}
    same = as_staff.post(f"{path}/postpone", data={**data, "reason": "карантин"})
    assert "уже стоит на эти дни" in text_of(same, status=422)
    silent = as_staff.post(f"{path}/postpone", data={**data, "starts_on": "2024-03-20"})
    assert "Напишите причину" in text_of(silent, status=422)
    moved = {**data, "starts_on": "2024-03-20", "ends_on": "2024-03-21", "reason": "карантин"}
    as_staff.post(f"{path}/postpone", data=moved)
    page = as_staff.page(path, status=200)
    for told in ("перенесено", "карантин", "20–21 марта 2024", "13 марта 2024"):
        assert told in page
    stale = as_staff.post(f"{path}/postpone", data={**moved, "starts_on": "2024-03-22"})
    assert stale.status_code == 409
    assert the_event().starts_on == date(2024, 3, 20)


def test_an_event_is_not_held_before_it_begins(as_staff: FlaskClient) -> None:
    event = EventFactory(starts_on=date(2024, 3, 1))
    db.session.commit()
    path = f"/activities/events/{event.id}"
    data = {"version": event.version, "held_on": "2024-02-26"}
    assert "Это раньше начала" in text_of(as_staff.post(f"{path}/hold", data=data), status=422)
    data["held_on"] = "2024-03-01"
    page = text_of(as_staff.post(f"{path}/hold", data=data), status=422)
    assert "ещё не наступила" in page
    assert "Отметить проведение" not in as_staff.page(path)


def test_a_cancelled_event_waits_for_nobody(as_staff: FlaskClient) -> None:
    item = ItemFactory()
    event = EventFactory(plan_items=[item])
    db.session.commit()
    path = f"/activities/events/{event.id}"
    as_staff.post(f"{path}/cancel", data={"version": event.version, "reason": "карантин"})
    assert "Отменено: карантин" in as_staff.page(path, status=200)
    assert ledger(item.id) is None
    refused = as_staff.post(f"{path}/hold", data={"version": 2, "held_on": "2024-02-26"})
    assert "Сначала верните его в план" in text_of(refused)
    as_staff.post(f"{path}/state", data={"step": "restore"})
    assert the_event().state is EventState.PLANNED
    assert as_staff.post(f"{path}/state", data={"step": "hold"}).status_code == 400


def test_an_event_is_laid_out_for_every_wednesday_of_october(as_staff: FlaskClient) -> None:
    item, school = ItemFactory(), OrganizationFactory()
    event = EventFactory(starts_on=date(2024, 10, 2), plan_items=[item], planned_students=20)
    EventOrganizationFactory(event_id=event.id, organization=school)
    db.session.commit()
    data = {"rhythm": "weekly", "until": "2024-10-31", "idempotency_key": KEY}
    path = f"/activities/events/{event.id}/repeat"
    answer = as_staff.post(path, data=data)
    assert as_staff.post(path, data=data).location == answer.location
    assert "5 мероприятий" in as_staff.page(answer.location, status=200)
    made = the_event()
    assert (made.starts_on, made.planned_students) == (date(2024, 10, 30), 20)
    assert (made.plan_item_ids, made.participant_ids) == ([item.id], [school.id])
    again = as_staff.post(path, data={**data, "idempotency_key": KEY[:-1] + "9"})
    assert "ни одного повторения" in text_of(again, status=422)


def test_what_was_not_held_takes_its_question_back(as_staff: FlaskClient) -> None:
    event = EventFactory(starts_on=date(2024, 2, 21))
    db.session.commit()
    path = f"/activities/events/{event.id}"
    as_staff.post(f"{path}/hold", data={"version": event.version, "held_on": "2024-02-21"})
    assert len(publications()) == 1
    as_staff.post(f"{path}/state", data={"step": "unhold"})
    assert publications() == []
    assert the_event().held_on is None
    as_staff.post(f"{path}/hold", data={"version": the_event().version, "held_on": "2024-02-21"})
    told = publications()[0]
    PublicationOutletFactory(publication=told)
    told.state, told.published_on = PublicationState.PUBLISHED, date(2024, 2, 22)
    db.session.commit()
    as_staff.post(f"{path}/state", data={"step": "unhold"})
    assert "уже вышла публикация" in as_staff.page(path, status=200)
    assert the_event().state is EventState.HELD


def test_a_mended_day_moves_the_term_of_what_is_not_out(as_staff: FlaskClient) -> None:
    event = HeldEventFactory(title="Прежнее название")
    out, draft = PublishedFactory(event_id=event.id), PublishedFactory(event_id=event.id)
    draft.state, draft.published_on = PublicationState.DRAFT, None
    db.session.commit()
    data = {"version": event.version, "held_on": "2024-02-22", "results": "Итог"}
    as_staff.post(f"/activities/events/{event.id}/hold", data=data)
    db.session.expire_all()
    assert (out.event_on, draft.event_on) == (date(2024, 2, 21), date(2024, 2, 22))
    assert out.occasion == draft.occasion == "Прежнее название"


def test_an_event_that_needs_no_publication_asks_for_none(as_staff: FlaskClient) -> None:
    event = EventFactory(starts_on=date(2024, 2, 21), asks_publication=False)
    db.session.commit()
    data = {"version": event.version, "held_on": "2024-02-21"}
    as_staff.post(f"/activities/events/{event.id}/hold", data=data)
    assert the_event().state is EventState.HELD
    assert publications() == []


def test_a_report_may_be_a_file(as_staff: FlaskClient) -> None:
    event = HeldEventFactory()
    db.session.commit()
    path = f"/activities/events/{event.id}/report"
    data = {"version": event.version, "results": "Были все", "report_text": ""}
    assert "Напишите отчёт здесь" in text_of(as_staff.post(path, data=data), status=422)
    AttachmentFactory(entity=ClusterEvent.__tablename__, entity_id=event.id, purpose="report")
    db.session.commit()
    as_staff.post(path, data=data)
    assert the_event().state is EventState.REPORTED


def test_prizes_are_lines_of_a_held_event(as_staff: FlaskClient) -> None:
    event = HeldEventFactory()
    db.session.commit()
    path = f"/activities/events/{event.id}"
    data = {"award": "1 место", "winner": "Команда", "idempotency_key": KEY}
    as_staff.post(f"{path}/prizes/new", data=data)
    assert "1 место" in as_staff.page(path, status=200)
    twin = as_staff.post(f"{path}/prizes/new", data={**data, "idempotency_key": KEY[:-1] + "9"})
    assert "Такой результат уже есть" in text_of(twin, status=422)
    as_staff.post(f"/activities/events/prizes/{the_event().prizes[0].id}/remove")
    assert "1 место" not in as_staff.page(path, status=200)


@pytest.mark.parametrize("month", ["", "2024-13", "0000-01", "не месяц", "2024-03-01", "٢٠٢٤-٠٣"])
def test_a_month_that_is_none_is_the_present_one(client: FlaskClient, month: str) -> None:
    page = client.page(f"/activities/events/calendar?month={month}", status=200)
    assert "февраль 2024" in page


def test_staff_is_told_what_waits(as_staff: FlaskClient) -> None:
    EventFactory(title="Забытая экскурсия", starts_on=date(2024, 2, 14))
    HeldEventFactory(title="Экскурсия без отчёта")
    db.session.commit()
    page = as_staff.page("/dashboard", status=200)
    assert "Отметить проведение: Забытая экскурсия" in page
    assert "Написать отчёт: Экскурсия без отчёта" in page
    assert "прошло, не отмечено" in as_staff.page("/activities/events/", status=200)
