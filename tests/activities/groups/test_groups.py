"""A group from the project to its end, over HTTP, and what it proves on which day."""

from datetime import date
from typing import Any

from flask.testing import FlaskClient

from app.activities.groups.enums import GroupState
from app.activities.groups.evidence import GroupEvidence
from app.activities.groups.models import WorkingGroup
from app.activities.meetings.enums import BodyRole, MeetingState
from app.activities.meetings.models import MeetingBody
from app.extensions import db
from app.plan.enums import EvidenceKind
from app.plan.evidence import EvidenceDay
from tests.activities.groups.factories import ApprovedGroupFactory, WorkingGroupFactory
from tests.activities.meetings.factories import (
    BodyMemberFactory,
    MeetingBodyFactory,
    MeetingFactory,
    member_account,
)
from tests.factories import ItemFactory
from tests.pages import text_of
from tests.plan.factories import ledgers_of

AT = "/activities/groups"


def the_group() -> WorkingGroup:
    db.session.expire_all()
    return db.session.scalars(db.select(WorkingGroup)).one()


def approval(group: WorkingGroup, council: MeetingBody, **changes: str) -> dict[str, str]:
    return {
        "version": str(group.version),
        "council_body_id": str(council.id),
        "approved_on": "2024-02-20",
        "approved_by": "",
        "approval_meeting_id": "",
        "order_number": "приказ № 4 от 20.02.2024",
    } | changes


def test_a_group_is_proposed_filled_approved_and_disbanded(as_staff: FlaskClient) -> None:
    item = ItemFactory()
    council = MeetingBodyFactory()
    BodyMemberFactory(body=council, role=BodyRole.CHAIR, name="Зорина Анна Петровна")
    db.session.commit()
    form = {"name": "Группа по наставничеству", "direction": "Помощь наставникам"}
    form |= {"created_on": "2024-02-01", "plan_item_ids": str(item.id)}
    as_staff.post(f"{AT}/new", data=form)
    group = the_group()
    refused = as_staff.post(f"{AT}/{group.id}/approve", data=approval(group, council))
    assert "В группе нет руководителя" in text_of(refused, status=422)
    member = {"name": "Белова Ирина Олеговна", "role": "leader", "since": "2024-02-01"}
    as_staff.post(f"/activities/meetings/bodies/{group.body_id}/members/new", data=member)
    as_staff.post(f"{AT}/{group.id}/approve", data=approval(the_group(), council))
    group = the_group()
    assert (group.state, group.approved_by) == (GroupState.APPROVED, "Зорина Анна Петровна")
    ledger = ledgers_of(GroupEvidence(), [item.id])[item.id]
    assert ledger.days == (EvidenceDay(EvidenceKind.WORKING_GROUP, date(2024, 2, 20)),)
    page = as_staff.page(f"{AT}/{group.id}", status=200)
    assert "Белова Ирина Олеговна" in page
    end = {"version": str(group.version), "disbanded_on": "2024-02-26", "disband_reason": "Итог"}
    as_staff.post(f"{AT}/{group.id}/disband", data=end)
    group = the_group()
    assert group.state is GroupState.DISBANDED
    assert group.body.archived_on == date(2024, 2, 26)


def test_nothing_approves_a_group_without_minutes_or_an_order(as_staff: FlaskClient) -> None:
    group, council = WorkingGroupFactory(), MeetingBodyFactory()
    BodyMemberFactory(body=group.body, role=BodyRole.LEADER)
    db.session.commit()
    form = approval(group, council, order_number="", approved_by="Зорина А. П.")
    refused = as_staff.post(f"{AT}/{group.id}/approve", data=form)
    assert "Выберите протокол или укажите приказ." in text_of(refused, status=422)
    assert the_group().state is GroupState.PROJECT


def test_the_minutes_are_of_the_council_that_approves(as_staff: FlaskClient) -> None:
    group, council = WorkingGroupFactory(), MeetingBodyFactory()
    BodyMemberFactory(body=group.body, role=BodyRole.LEADER)
    day = date(2024, 2, 20)
    signed = {"state": MeetingState.SIGNED, "minutes_number": 1, "signed_on": day}
    other = MeetingFactory(held_on=day, **signed)
    own = MeetingFactory(body=council, held_on=day, **signed)
    db.session.commit()
    form = approval(group, council, order_number="", approved_by="Зорина А. П.")
    refused = as_staff.post(
        f"{AT}/{group.id}/approve", data=form | {"approval_meeting_id": str(other.id)}
    )
    assert "Этот протокол другого совета." in text_of(refused, status=422)
    as_staff.post(f"{AT}/{group.id}/approve", data=form | {"approval_meeting_id": str(own.id)})
    assert the_group().approval_meeting_id == own.id


def test_members_read_of_their_group_and_strangers_do_not(
    as_council: FlaskClient, as_employer: FlaskClient, sign_in: Any
) -> None:
    group = ApprovedGroupFactory()
    meeting = MeetingFactory(body=group.body)
    member = member_account(meeting, role="mentor")
    db.session.commit()
    as_council.page(f"{AT}/{group.id}", status=200)
    sign_in(member).page(f"{AT}/{group.id}", status=200)
    as_employer.page(f"{AT}/{group.id}", status=404)
    assert group.name not in as_employer.page(f"{AT}/", status=200)
    for path in ("/new", f"/{group.id}/edit", f"/{group.id}/approve", f"/{group.id}/disband"):
        as_council.page(AT + path, status=403)
