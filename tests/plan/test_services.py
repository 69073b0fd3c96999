"""Importing a document in place, and what staff decides about items."""

from datetime import date, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import delete, func, select

from app.audit.models import AuditEntry
from app.base.viewer import OPERATOR
from app.deadlines.academic_year import AcademicYear
from app.extensions import db
from app.plan import queries
from app.plan.enums import EvidenceKind, ItemStatus, Topic
from app.plan.errors import (
    PlanChangedError,
    UploadGoneError,
)
from app.plan.models import Item, Plan, PlanUpload, Section
from app.plan.reading import PlanDocument, read_plan_file
from app.plan.rules import Need
from app.plan.services.importing import import_plan
from app.plan.services.stored_document import document_of
from app.plan.services.uploads import apply_upload, preview_upload, store_upload
from tests.factories import UserFactory
from tests.plan.deciding import LINK, NOW, decide, give_dates, judge
from tests.plan.factories import FAIR, MEETING, REPORT, plan_text

REAL = Path("app/plan/data/cluster-plan-2023-2024.txt")


def read(text: str) -> PlanDocument:
    return read_plan_file(BytesIO(text.encode()))


def document(*rows: tuple[str, ...]) -> PlanDocument:
    return read(plan_text(*rows))


def imported(*rows: tuple[str, ...], now: datetime = NOW) -> Plan:
    plan = import_plan(document(*rows), source_name="plan.txt", actor=OPERATOR, now=now)
    db.session.commit()
    return plan


def items() -> dict[str, Item]:
    """Return the items in force by their titles."""
    return {item.title: item for item in db.session.scalars(select(Item).where(~Item.withdrawn))}


def test_the_real_plan_comes_in_whole(app: Flask) -> None:
    plan = import_plan(read_plan_file(REAL), source_name=REAL.name, actor=OPERATOR, now=NOW)
    found = queries.list_items(plan)
    assert len(plan.sections) == 8
    assert len(found) == 35
    fair = [item for item in found if item.number == "7.3"]
    assert [item.occurrence for item in fair] == [1, 2]
    assert fair[1].topic is Topic.JOB_FAIR
    assert plan.protocol_date == date(2023, 8, 30)
    assert plan.year == AcademicYear(2023)
    assert [item.section.number for item in found] == sorted(item.section.number for item in found)


def test_importing_the_same_document_again_changes_nothing_but_the_moment(app: Flask) -> None:
    imported()
    before = {item.id: (item.title, item.version) for item in items().values()}
    db.session.execute(delete(AuditEntry))
    imported(now=NOW + timedelta(hours=1))
    assert {item.id: (item.title, item.version) for item in items().values()} == before
    changed = db.session.scalars(select(AuditEntry)).all()
    assert [(entry.entity, list(entry.changes)) for entry in changed] == [
        ("plans", ["imported_at"])
    ]


def test_a_corrected_document_updates_in_place(app: Flask) -> None:
    imported()
    fair = items()[FAIR[1]]
    imported(MEETING, (*FAIR[:3], "Апрель 2024 г.", FAIR[4]), REPORT)
    db.session.refresh(fair)
    assert fair.deadline_text == "Апрель 2024 г."
    assert fair.schedule[0].end == date(2024, 4, 30)
    assert db.session.scalar(select(func.count()).select_from(Item)) == 3


def test_items_may_exchange_numbers_and_move(app: Flask) -> None:
    imported()
    meeting, fair = items()[MEETING[1]], items()[FAIR[1]]
    db.session.execute(delete(AuditEntry))
    imported(("1.1.", *FAIR[1:]), ("1.2.", *MEETING[1:]), REPORT)
    assert (fair.number, meeting.number) == ("1.1", "1.2")
    assert (fair.position, meeting.position) == (1, 2)
    assert not fair.withdrawn
    history = db.session.scalars(select(AuditEntry).where(AuditEntry.entity_id == fair.id)).all()
    numbers = [entry.changes["number"] for entry in history if entry.entity == "plan_items"]
    assert numbers == [["1.2", "1.1"]]


def test_two_rows_with_one_number_stay_two_items_when_they_change_places(app: Flask) -> None:
    imported(MEETING, ("1.1.", *FAIR[1:]))
    meeting, fair = items()[MEETING[1]], items()[FAIR[1]]
    assert (meeting.occurrence, fair.occurrence) == (1, 2)
    imported(("1.1.", *FAIR[1:]), MEETING)
    assert (meeting.occurrence, fair.occurrence) == (2, 1)


def test_what_people_decided_is_kept(app: Flask) -> None:
    imported()
    fair = items()[FAIR[1]]
    decide(fair, topic=Topic.CAREER_GUIDANCE, kinds_1=(EvidenceKind.REPORT,))
    give_dates(fair, "до 1 мая 2024 г.")
    judge(fair, status=ItemStatus.DONE, reason="Прошла в районе", link=LINK)
    imported(MEETING, (*FAIR[:2], "Колледж", *FAIR[3:]), REPORT)
    assert fair.executors == ["Колледж"]
    assert fair.topic is Topic.CAREER_GUIDANCE
    assert fair.required == (Need((EvidenceKind.REPORT,)),)
    assert fair.needs_confirmed_at == NOW
    assert fair.status_override is ItemStatus.DONE
    assert fair.schedule[0].end == date(2024, 5, 1)


def test_a_deadline_by_hand_gives_way_to_new_words_of_the_document(app: Flask) -> None:
    imported()
    fair = items()[FAIR[1]]
    give_dates(fair, "до 1 мая 2024 г.")
    imported(MEETING, (*FAIR[:3], "Июнь 2024 г.", FAIR[4]), REPORT)
    assert fair.schedule[0].end == date(2024, 6, 30)
    assert (fair.deadlines_by_hand, fair.own_dates) == (False, "")


def test_needs_are_proposed_at_import_and_anew_for_another_result(app: Flask) -> None:
    imported()
    fair = items()[FAIR[1]]
    assert fair.required == (Need((EvidenceKind.FAIR,)),)
    decide(fair, kinds_1=(EvidenceKind.EVENT,))
    imported(MEETING, (*FAIR[:4], "Отчёт"), REPORT)
    assert fair.required == (Need((EvidenceKind.EVENT, EvidenceKind.REPORT)),)
    assert fair.needs_confirmed_at is None


def test_an_item_that_is_gone_is_withdrawn_and_can_come_back(app: Flask) -> None:
    plan = imported()
    fair = items()[FAIR[1]]
    imported(MEETING, REPORT)
    assert fair.withdrawn
    assert fair not in queries.list_items(plan)
    assert fair not in queries.list_items_on(list(Topic))
    imported()
    assert not fair.withdrawn
    assert db.session.scalar(select(func.count()).select_from(Item)) == 3


def test_a_new_item_may_take_the_number_of_a_withdrawn_one(app: Flask) -> None:
    imported()
    other = ("1.2.", "Семинар для наставников района", "Колледж", "Май 2024 г.", "Программа")
    imported(MEETING, other, REPORT)
    assert items()["Семинар для наставников района"].number == "1.2"
    assert db.session.scalar(select(func.count()).where(Item.number == "1.2")) == 2


def test_a_section_without_items_is_removed_and_one_with_withdrawn_items_kept(app: Flask) -> None:
    text = plan_text(MEETING) + "\n2. Другой раздел\t\t\t\t\n" + "\t".join(("2.1.", *FAIR[1:]))
    import_plan(read(text), source_name="a", actor=OPERATOR, now=NOW)
    fair = items()[FAIR[1]]
    imported(MEETING)
    assert fair.section.title == "Другой раздел"
    db.session.delete(fair)
    imported(MEETING)
    assert [one.title for one in db.session.scalars(select(Section))] == [
        "Организация взаимодействия"
    ]


def test_a_stored_document_comes_back_as_it_was(app: Flask) -> None:
    read_document = read_plan_file(REAL)
    assert document_of(read_document.to_json()) == read_document


def upload(*rows: tuple[str, ...], now: datetime = NOW) -> PlanUpload:
    user = UserFactory()
    upload_id = store_upload(document(*rows), source_name="plan.txt", actor=user, now=now)
    return queries.get_upload(upload_id)


def test_a_preview_changes_nothing_and_tells_everything(app: Flask) -> None:
    imported()
    other = ("1.4.", "Семинар для наставников района", "Колледж", "Май 2024 г.", "Программа")
    preview = preview_upload(upload(MEETING, (*FAIR[:3], "когда-нибудь", FAIR[4]), other))
    found = preview.comparison
    assert [item.number for item in found.new] == ["1.4"]
    assert [item.number for item in found.gone] == ["1.3"]
    (change,) = found.changed
    assert [(one.field, one.before, one.after) for one in change.fields] == [
        ("deadline", "Март 2024 г.", "когда-нибудь")
    ]
    assert found.unchanged == 1
    assert items()[FAIR[1]].deadline_text == "Март 2024 г."


def test_a_confirmed_document_is_applied_once(app: Flask) -> None:
    waiting = upload()
    seen, upload_id = preview_upload(waiting).seen, waiting.id
    apply_upload(upload_id, seen=seen, actor=OPERATOR, now=NOW)
    assert len(items()) == 3
    with pytest.raises(UploadGoneError):
        apply_upload(upload_id, seen=seen, actor=OPERATOR, now=NOW)


def test_a_document_compared_with_another_state_of_the_plan_is_not_applied(app: Flask) -> None:
    waiting = upload(MEETING)
    seen = preview_upload(waiting).seen
    imported(now=NOW + timedelta(minutes=1))
    with pytest.raises(PlanChangedError):
        apply_upload(waiting.id, seen=seen, actor=OPERATOR, now=NOW)
    assert len(items()) == 3


def test_another_document_under_the_same_id_is_not_applied(app: Flask) -> None:
    waiting = upload(MEETING)
    seen, upload_id = preview_upload(waiting).seen, waiting.id
    db.session.delete(waiting)
    db.session.flush()
    other = upload(MEETING, FAIR)
    other.id = upload_id
    with pytest.raises(PlanChangedError):
        apply_upload(upload_id, seen=seen, actor=OPERATOR, now=NOW)


def test_old_uploads_are_removed_and_a_repeated_one_replaces_the_first(app: Flask) -> None:
    user = UserFactory()
    sent = [(NOW - timedelta(days=2), MEETING), (NOW, FAIR), (NOW, FAIR)]
    for now, row in sent:
        store_upload(document(row), source_name="a", actor=user, now=now)
    assert db.session.scalar(select(func.count()).select_from(PlanUpload)) == 1
