"""Working groups for tests: a project, and one that a council approved."""

from datetime import date
from typing import Any

import factory

from app.activities.groups.enums import GroupState
from app.activities.groups.models import WorkingGroup
from app.activities.meetings.enums import BodyKind, BodyRole
from app.activities.meetings.models import MeetingBody
from app.plan.services.serving import serve_items
from tests.activities.meetings.factories import BodyMemberFactory, MeetingBodyFactory
from tests.factories import BaseFactory, ItemFactory


class WorkingGroupFactory(BaseFactory):
    class Meta:
        model = WorkingGroup

    name = factory.Sequence(lambda n: f"Группа по наставничеству {n}")
    direction = "Методическая помощь наставникам"
    created_on = date(2023, 10, 2)
    body = factory.LazyAttribute(lambda group: MeetingBody(kind=BodyKind.GROUP, name=group.name))

    @factory.post_generation
    def items(self, create: bool, items: Any, **_: Any) -> None:
        """Let it serve an item, as every group does."""
        served = [ItemFactory()] if items is None else items
        serve_items(self, [item.id for item in served])  # type: ignore[arg-type]


class ApprovedGroupFactory(WorkingGroupFactory):
    """A group with a leader, approved by an order."""

    state = GroupState.APPROVED
    approved_on = date(2023, 11, 1)
    approved_by = "Н. А. Землянская"
    council = factory.SubFactory(MeetingBodyFactory)
    order_number = "приказ № 12 от 01.11.2023"

    @factory.post_generation
    def leader(self, create: bool, name: Any, **_: Any) -> None:
        """Put somebody at its head."""
        BodyMemberFactory(body=self.body, role=BodyRole.LEADER)  # type: ignore[attr-defined]
