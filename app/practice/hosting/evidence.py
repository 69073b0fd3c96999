"""What the registry of bases gives the plan: a year for which it was confirmed."""

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.plan.enums import EvidenceKind
from app.plan.evidence import Evidence, EvidenceRecord, EvidenceRows
from app.plan.queries import evidence_rows
from app.practice.hosting.enums import YearStanding
from app.practice.hosting.models import HostingYear
from app.practice.hosting.queries import list_years_of_item
from app.practice.permissions import Permission


class RegistryEvidence(Evidence):
    """The registry of bases, confirmed for a year."""

    label = _l("Реестр баз практики, подтверждённый на год")
    kinds = (EvidenceKind.BASE_REGISTRY,)
    permission = Permission.HOSTING_MANAGE
    titles_are_public = True

    def rows(self) -> EvidenceRows:
        return evidence_rows(
            HostingYear,
            kind=EvidenceKind.BASE_REGISTRY,
            finished_on=HostingYear.confirmed_on,
        )

    def records(self, item_id: int, *, limit: int) -> list[EvidenceRecord]:
        return [
            EvidenceRecord(
                title=one.title,
                url=url_for("practice.hosting_list", year=one.year),
                state=YearStanding.CONFIRMED,
                on=one.confirmed_on,
                detail=_(
                    "ответили %(answered)d из %(bases)d, мест %(seats)d",
                    answered=one.answered,
                    bases=one.bases,
                    seats=one.seats,
                ),
            )
            for one in list_years_of_item(item_id, limit=limit)
        ]

    def list_url(self, item_id: int) -> str:
        return url_for("practice.hosting_list")
