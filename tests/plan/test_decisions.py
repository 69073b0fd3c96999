"""What staff decides about items: dates, what proves them, statuses by hand, «просрочено»."""

from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import update
from sqlalchemy.orm.exc import StaleDataError

from app.deadlines import DeadlineKind
from app.extensions import db
from app.plan.enums import EvidenceKind, ItemStatus, Topic
from app.plan.errors import (
    DatesUnreadError,
    NeedsMissingError,
    NotAnItemToEditError,
    NotOverdueError,
    OverrideProofMissingError,
    OverrideReasonMissingError,
    OverrideUntilError,
)
from app.plan.evidence import Ledger
from app.plan.models import Item
from app.plan.rules import Need, item_state
from app.plan.services.items import confirm_topics
from app.plan.services.verdicts import (
    confirm_overdue,
    drop_verdict,
    withdraw_confirmation,
)
from tests.factories import ItemFactory
from tests.files.factories import AttachmentFactory
from tests.plan.deciding import LINK, NOW, STAFF, decide, give_dates, judge


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
