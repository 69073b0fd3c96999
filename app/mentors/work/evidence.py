"""What mentorships give the plan."""

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.mentors import queries
from app.mentors.models import Mentorship
from app.mentors.permissions import Permission
from app.mentors.work.queries import minutes_of
from app.mentors.work.wording import hours
from app.plan.enums import EvidenceKind
from app.plan.evidence import Evidence, EvidenceRecord, EvidenceRows


class MentorshipEvidence(Evidence):
    """Each mentorship serves an item; it counts as finished when it came to its end.

    Students are named by their group only: the plan's page is read by the council too.
    """

    label = _l("Наставничество")
    kinds = (EvidenceKind.MENTORSHIP,)
    permission = Permission.MENTOR_VIEW

    def rows(self) -> EvidenceRows:
        """Select its records with their items and days."""
        return queries.evidence_of_items()

    def records(self, item_id: int, *, limit: int) -> list[EvidenceRecord]:
        """Return the item's mentorships, the newest first, with their hours, in two queries."""
        found = queries.list_mentorships_of_item(item_id, limit=limit)
        minutes = minutes_of(one.id for one in found)
        return [_record(one, minutes.get(one.id, 0)) for one in found]

    def list_url(self, item_id: int) -> str:
        """Return the address of all mentorships of the item."""
        return url_for("mentors.mentorship_list", item=item_id)


def _record(mentorship: Mentorship, minutes: int) -> EvidenceRecord:
    group = mentorship.student.group.name if mentorship.student else None
    who = _("студент группы %(name)s", name=group) if group else str(mentorship.kind.label)
    return EvidenceRecord(
        title=mentorship.mentor.full_name,
        url=url_for(
            "mentors.mentor_detail",
            mentor_id=mentorship.mentor_id,
            _anchor=f"mentorship-{mentorship.id}",
        ),
        state=mentorship.state,
        on=mentorship.ends_on or mentorship.starts_on,
        detail=", ".join(filter(None, (who, hours(minutes)))),
    )
