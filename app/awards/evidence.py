"""What award rounds give the plan."""

from collections.abc import Mapping, Sequence

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import func, select

from app.awards import queries
from app.awards.enums import AwardKind, RoundState
from app.awards.models import AwardRound
from app.awards.permissions import Permission
from app.base.typography import NBSP, plural
from app.extensions import db
from app.plan.enums import Topic
from app.plan.evidence import Evidence, EvidenceCount, EvidenceRecord

CLOSED = AwardRound.state == RoundState.CLOSED
SHOWN = AwardRound.state != RoundState.DRAFT  # a draft promises nothing yet


class RoundEvidence(Evidence):
    """Each opened round serves an item; it counts as finished when it is closed."""

    label = _l("Награждение наставников")
    topics = frozenset({Topic.MENTOR_AWARDS})
    permission = Permission.ROUND_VIEW

    def count(self, item_ids: Sequence[int]) -> Mapping[int, EvidenceCount]:
        """Return the count of each item that has rounds, in one query for all."""
        next_on = func.min(AwardRound.ceremony_on).filter(~CLOSED)
        counts = select(
            AwardRound.plan_item_id, func.count(), func.count().filter(CLOSED), next_on
        ).where(AwardRound.plan_item_id.in_(item_ids), SHOWN)
        rows = db.session.execute(counts.group_by(AwardRound.plan_item_id))
        return {item_id: EvidenceCount(total, closed, day) for item_id, total, closed, day in rows}

    def records(self, item_id: int, *, limit: int) -> list[EvidenceRecord]:
        """Return the item's rounds, the newest first, in one query."""
        statement = (
            select(
                AwardRound,
                queries.award_count(AwardKind.AWARD),
                queries.award_count(AwardKind.LETTER),
            )
            .where(AwardRound.plan_item_id == item_id, SHOWN)
            .order_by(AwardRound.ceremony_on.desc(), AwardRound.id.desc())
            .limit(limit)
        )
        return [_record(*row) for row in db.session.execute(statement)]

    def list_url(self, item_id: int) -> str:
        """Return the address of all rounds of the item."""
        return url_for("awards.round_list", item=item_id)


def _record(round_: AwardRound, awards: int, letters: int) -> EvidenceRecord:
    return EvidenceRecord(
        title=round_.title,
        url=url_for("awards.round_detail", round_id=round_.id),
        state=round_.state,
        on=round_.ceremony_on,
        detail=_given(awards, letters) if round_.state is RoundState.CLOSED else "",
    )


def _given(awards: int, letters: int) -> str:
    awarded = plural(awards, _("награда"), _("награды"), _("наград"))
    thanked = plural(letters, _("письмо"), _("письма"), _("писем"))
    return f"{awards}{NBSP}{awarded}, {letters}{NBSP}{thanked}"
