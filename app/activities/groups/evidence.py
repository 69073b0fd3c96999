"""What working groups give the plan."""

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.activities.groups import queries
from app.activities.groups.models import WorkingGroup
from app.activities.permissions import Permission
from app.plan.enums import EvidenceKind
from app.plan.evidence import Evidence, EvidenceRecord, EvidenceRows


class GroupEvidence(Evidence):
    """A group proves an item from the day it was approved."""

    label = _l("Рабочие группы")
    kinds = (EvidenceKind.WORKING_GROUP,)
    permission = Permission.GROUP_VIEW
    titles_are_public = True
    add_endpoint = "activities.working_group_create"
    add_permission = Permission.GROUP_MANAGE

    def rows(self) -> EvidenceRows:
        """Select its records with their items and days."""
        return queries.evidence_of_items()

    def records(self, item_id: int, *, limit: int) -> list[EvidenceRecord]:
        """Return the item's newest groups, in one query."""
        return [_record(one) for one in queries.list_groups_of_item(item_id, limit=limit)]

    def list_url(self, item_id: int) -> str:
        """Return the list of the item's groups."""
        return url_for("activities.working_group_list", item=item_id)


def _record(group: WorkingGroup) -> EvidenceRecord:
    by = group.approved_by
    return EvidenceRecord(
        title=group.name,
        url=url_for("activities.working_group_detail", working_group_id=group.id),
        state=group.state,
        on=group.approved_on or group.created_on,
        detail=_("утвердил(а): %(name)s", name=by) if by else "",
    )
