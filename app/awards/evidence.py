"""What award rounds give the plan."""

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.awards import queries
from app.awards.ceremony.queries import evidence_of_items
from app.awards.enums import RoundState
from app.awards.permissions import Permission
from app.base.typography import counted
from app.plan.enums import EvidenceKind
from app.plan.evidence import Evidence, EvidenceRecord, EvidenceRows


class RoundEvidence(Evidence):
    """Each opened round serves an item; it counts as finished when its awards are handed over."""

    label = _l("Награждение наставников")
    kinds = (EvidenceKind.AWARD_ROUND,)
    permission = Permission.ROUND_VIEW
    titles_are_public = True

    def rows(self) -> EvidenceRows:
        return evidence_of_items()

    def records(self, item_id: int, *, limit: int) -> list[EvidenceRecord]:
        return [_record(row) for row in queries.list_rounds_of_item(item_id, limit=limit)]

    def list_url(self, item_id: int) -> str:
        return url_for("awards.round_list", item=item_id)


def _record(row: queries.RoundRow) -> EvidenceRecord:
    round_ = row.round
    return EvidenceRecord(
        title=round_.title,
        url=url_for("awards.round_detail", round_id=round_.id),
        state=round_.state,
        on=round_.ceremony_on,
        detail=_given(row) if round_.state is RoundState.CLOSED else "",
    )


def _given(row: queries.RoundRow) -> str:
    awards = counted(row.awards, _("награда"), _("награды"), _("наград"))
    letters = counted(row.letters, _("письмо"), _("письма"), _("писем"))
    return f"{awards}, {letters}"
