"""Importing a document in place, and what staff decides about items."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import delete, func, select, update
from sqlalchemy.orm.exc import StaleDataError

from app.accounts.enums import Role
from app.accounts.models import User
from app.audit.models import AuditEntry
from app.base.viewer import OPERATOR
from app.deadlines import DeadlineKind
from app.deadlines.academic_year import AcademicYear
from app.extensions import db
from app.plan import queries
from app.plan.enums import EvidenceKind, ItemStatus, Topic
from app.plan.errors import (
    DatesUnreadError,
    NeedsMissingError,
    NotAnItemToEditError,
    NotOverdueError,
    OverrideProofMissingError,
    OverrideReasonMissingError,
    OverrideUntilError,
    PlanChangedError,
    UploadGoneError,
)
from app.plan.evidence import Ledger
from app.plan.models import Item, Plan, PlanUpload, Section
from app.plan.reading import PlanDocument, read_plan_file
from app.plan.rules import Need, item_state
from app.plan.rules.decisions import DatesTerms, ItemTerms, VerdictTerms
from app.plan.services.importing import import_plan
from app.plan.services.items import confirm_topics, edit_item, set_dates
from app.plan.services.stored_document import document_of
from app.plan.services.uploads import apply_upload, preview_upload, store_upload
from app.plan.services.verdicts import (
    confirm_overdue,
    drop_verdict,
    set_verdict,
    withdraw_confirmation,
)
from tests.factories import ItemFactory, UserFactory
from tests.files.factories import AttachmentFactory
from tests.plan.factories import FAIR, MEETING, REPORT, plan_text

NOW = datetime(2024, 2, 26, 9, tzinfo=UTC)
STAFF = User(role=Role.STAFF)
LINK = "https://college.example/order-12"
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


def decide(item: Item, **changes: Any) -> None:
    terms = ItemTerms(**{"topic": item.topic, "kinds_1": (EvidenceKind.EVENT,), **changes})
    edit_item(item, terms=terms, actor=STAFF, now=NOW)


def give_dates(item: Item, text: str, link: str = "") -> None:
    set_dates(item, terms=DatesTerms(text, link), actor=STAFF)


def judge(item: Item, **values: Any) -> None:
    set_verdict(item, terms=VerdictTerms(**values), actor=STAFF, now=NOW)


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


@pytest.mark.parametrize(
    "text", ["когда-нибудь", "по графику", "1 марта\nпосле заседания", "\n".join(["1 марта"] * 13)]
)
def test_dates_that_are_none_are_refused_by_their_field(app: Flask, text: str) -> None:
    with pytest.raises(DatesUnreadError) as refused:
        give_dates(ItemFactory(), text)
    assert refused.value.field == "own_dates"


def test_needs_of_no_kind_are_refused(app: Flask) -> None:
    with pytest.raises(NeedsMissingError) as refused:
        decide(ItemFactory(), kinds_1=())
    assert refused.value.field == "kinds_1"


def test_several_dates_by_hand_and_back_to_the_words_of_the_document(app: Flask) -> None:
    item = ItemFactory(deadline_text="По графику")
    give_dates(item, "12 марта 2024 г.\nс 15 по 19 апреля 2024 г.\nежеквартально", link=LINK)
    kinds = [one.kind for one in item.schedule]
    assert kinds == [DeadlineKind.RANGE, DeadlineKind.RANGE, DeadlineKind.RECURRING]
    assert (item.deadlines_by_hand, item.schedule_link) == (True, LINK)
    assert item.deadline_text == "По графику"
    give_dates(item, " \n")
    assert [one.kind for one in item.schedule] == [DeadlineKind.BY_SCHEDULE]
    assert not item.deadlines_by_hand


@pytest.mark.parametrize(
    ("values", "error", "field"),
    [
        ({"reason": "", "link": LINK}, OverrideReasonMissingError, "reason"),
        ({"reason": "Прошло в районе"}, OverrideProofMissingError, "link"),
        (
            {"reason": "Прошло в районе", "link": LINK, "until": date(2024, 2, 25)},
            OverrideUntilError,
            "until",
        ),
    ],
)
def test_a_status_by_hand_without_its_grounds_is_refused(
    app: Flask, values: dict[str, Any], error: type[Any], field: str
) -> None:
    with pytest.raises(error) as refused:
        judge(ItemFactory(), status=ItemStatus.DONE, **values)
    assert refused.value.field == field


def test_a_file_proves_a_status_by_hand_as_well(app: Flask) -> None:
    item = ItemFactory()
    AttachmentFactory(entity="plan_items", entity_id=item.id)
    judge(item, status=ItemStatus.DONE, reason="Прошло в районе")
    assert item.status_override is ItemStatus.DONE


@pytest.mark.parametrize(
    ("phrase", "until"),
    [
        ("Ежеквартально", date(2024, 3, 31)),
        ("Август 2023 г.", date(2024, 8, 31)),
        ("По графику", date(2024, 8, 31)),
    ],
)
def test_a_status_by_hand_holds_to_the_next_date_and_lapses(
    app: Flask, phrase: str, until: date
) -> None:
    item = ItemFactory(deadline_text=phrase)
    give_dates(item, "")
    judge(item, status=ItemStatus.DONE, reason="Прошло в районе", link=LINK)
    assert item.override_until == until
    before, first, last, after = (
        item_state(item, Ledger(), day)
        for day in (date(2024, 2, 25), NOW.date(), until, until + timedelta(days=1))
    )
    assert [one.is_by_hand for one in (before, first, last, after)] == [False, True, True, False]
    assert (last.status, after.lapsed) == (ItemStatus.DONE, item.verdict)


def test_a_status_by_hand_is_taken_back_with_its_grounds(app: Flask) -> None:
    item = ItemFactory()
    judge(item, status=ItemStatus.DONE, reason="Прошло в районе", link=LINK)
    drop_verdict(item, actor=STAFF)
    assert (item.verdict, item.override_reason, item.override_link) == (None, "", "")


def test_two_who_close_one_item_at_once_are_told_apart(app: Flask) -> None:
    item = ItemFactory()
    db.session.commit()
    _ = item.version
    db.session.execute(
        update(Item).values(version=Item.version + 1),
        execution_options={"synchronize_session": False},
    )
    with pytest.raises(StaleDataError):
        judge(item, status=ItemStatus.DONE, reason="Прошло в районе", link=LINK)


def test_overdue_is_said_once_staff_confirms_and_unsaid(app: Flask) -> None:
    item = ItemFactory(deadline_text="Август 2023 г.")
    give_dates(item, "")
    state = item_state(item, Ledger(), NOW.date())
    confirm_overdue(item, status=state.status, actor=STAFF, now=NOW)
    assert item_state(item, Ledger(), NOW.date()).status is ItemStatus.OVERDUE
    assert item_state(item, Ledger(), date(2024, 2, 25)).status is ItemStatus.NO_DATA
    with pytest.raises(NotOverdueError):
        confirm_overdue(item, status=ItemStatus.OVERDUE, actor=STAFF, now=NOW)
    withdraw_confirmation(item, actor=STAFF)
    assert item_state(item, Ledger(), NOW.date()).status is ItemStatus.NO_DATA


def test_a_withdrawn_item_is_not_edited(app: Flask) -> None:
    gone = ItemFactory(withdrawn=True)
    changes = (
        lambda: decide(gone),
        lambda: give_dates(gone, "1 марта 2024 г."),
        lambda: judge(gone, status=ItemStatus.DONE, reason="Прошло", link=LINK),
        lambda: drop_verdict(gone, actor=STAFF),
    )
    for change in changes:
        with pytest.raises(NotAnItemToEditError):
            change()


def test_topics_confirmed_as_proposed_confirm_what_proves_them_too(app: Flask) -> None:
    seen, other = (ItemFactory(expected_result="", topic=Topic.JOB_FAIR) for _ in range(2))
    confirm_topics({seen: Topic.JOB_FAIR, other: Topic.MEDIA}, actor=STAFF, now=NOW)
    assert (seen.required, seen.needs_confirmed_at) == ((Need((EvidenceKind.FAIR,)),), NOW)
    assert (other.required, other.needs_confirmed_at) == (
        (Need((EvidenceKind.PUBLICATION,)),),
        None,
    )
