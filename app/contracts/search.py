"""What the search over the whole site finds of contracts."""

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base.viewer import Viewer
from app.contracts import queries
from app.contracts.models import TargetContract
from app.contracts.permissions import Permission
from app.organizations.models import Organization
from app.students.models import Student
from app.web.search_page import Hit, SearchSource, holding


def find_hits(query: str, viewer: Viewer | None, limit: int) -> list[Hit]:
    """Return the newest contracts found that this person is a party of; staff find all."""
    if viewer is None:
        return []
    found = queries.search_contracts(query, visible_to=viewer, limit=limit)
    return [
        Hit(
            title=_("Договор %(number)s", number=contract.number),
            url=url_for("contracts.contract_detail", contract_id=contract.id),
            detail=f"{contract.organization.short_name}, {contract.state.label}",
        )
        for contract in found
    ]


SEARCH = SearchSource(
    _l("Целевые договоры"),
    find_hits,
    lambda query: url_for("contracts.contract_list", q=query),
    kinds=(TargetContract, Organization, Student),
    shown_to=holding(Permission.CONTRACT_VIEW),
)
