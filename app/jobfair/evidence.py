"""What the fair gives the plan: each fair, finished when it was held, and its issued report."""

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import case

from app.base.typography import counted
from app.jobfair.models import Fair
from app.jobfair.permissions import Permission
from app.jobfair.placement.queries.reports import list_reports_of_item, report_day
from app.jobfair.queries.fairs import list_fairs_of_item
from app.jobfair.rules import OVER_FAIRS
from app.plan.enums import EvidenceKind
from app.plan.evidence import Evidence, EvidenceRecord, EvidenceRows
from app.plan.queries import evidence_rows


class FairEvidence(Evidence):
    """Job fairs as evidence of plan items."""

    label = _l("Ярмарки вакансий")
    kinds = (EvidenceKind.FAIR,)
    permission = None
    titles_are_public = True

    def rows(self) -> EvidenceRows:
        """Select its records with their items and days."""
        return evidence_rows(
            Fair,
            kind=EvidenceKind.FAIR,
            finished_on=case((Fair.state.in_(OVER_FAIRS), Fair.held_on)),
            planned_on=Fair.held_on,
        )

    def records(self, item_id: int, *, limit: int) -> list[EvidenceRecord]:
        """Return the item's first fairs, the newest first, each with its acceptances."""
        found = list_fairs_of_item(item_id, limit=limit)
        return [_record(fair, accepted) for fair, accepted in found]

    def list_url(self, item_id: int) -> str:
        """Return the address of the list of the item's fairs."""
        return url_for("jobfair.fair_list", item=item_id)


class FairReportEvidence(Evidence):
    """Issued reports of fairs: what an item proves that wants a report or results of placement."""

    label = _l("Отчёты о ярмарках")
    kinds = (EvidenceKind.REPORT,)
    permission = Permission.FAIR_MANAGE
    titles_are_public = True

    def rows(self) -> EvidenceRows:
        """Select its records with their items and days; a fair without a report promises none."""
        issued = report_day()
        return evidence_rows(
            Fair,
            kind=EvidenceKind.REPORT,
            finished_on=issued,
            planned_on=Fair.held_on,
            shown=issued.is_not(None),
        )

    def records(self, item_id: int, *, limit: int) -> list[EvidenceRecord]:
        """Return the reports of the item's fairs, the newest first."""
        return [
            EvidenceRecord(
                title=_(
                    "Отчёт № %(number)s: %(fair)s",
                    number=number,
                    fair=fair.title,
                ),
                url=url_for("jobfair.graduate_list", fair_id=fair.id),
                state=fair.state,
                on=on,
            )
            for fair, number, on in list_reports_of_item(item_id, limit=limit)
        ]

    def list_url(self, item_id: int) -> str:
        """Return the address of the list of the item's fairs."""
        return url_for("jobfair.fair_list", item=item_id)


def _record(fair: Fair, accepted: int) -> EvidenceRecord:
    offers = counted(accepted, _("предложение"), _("предложения"), _("предложений"))
    return EvidenceRecord(
        title=fair.title,
        url=url_for("jobfair.fair_detail", fair_id=fair.id),
        state=fair.state,
        on=fair.held_on,
        detail=_("принято: %(offers)s", offers=offers),
    )
