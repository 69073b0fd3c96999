"""What this package shows on the cards of organizations and students."""

from dataclasses import replace
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from app.base.viewer import Viewer
from app.contracts import queries
from app.contracts.models import TargetContract
from app.contracts.permissions import Permission
from app.contracts.wording import standing_of
from app.organizations.models import Organization
from app.students.models import Student
from app.web.cards import FEW, CardLine, CardPanel, CardSource


def contracts_of_organization(
    organization: Organization, viewer: Viewer | None
) -> CardPanel | None:
    """Return those of the organization's contracts that this person may see."""
    portfolio = url_for("contracts.portfolio_detail", organization_id=organization.id)
    return _panel(
        viewer,
        lambda contract: contract.student.full_name,
        portfolio if _may_read(organization, viewer) else "",
        organization=organization,
    )


def contracts_of_student(student: Student, viewer: Viewer | None) -> CardPanel | None:
    """Return those of the student's contracts that this person may see."""
    manages = viewer is not None and viewer.can(Permission.CONTRACT_MANAGE)
    contracts = url_for("contracts.contract_list", student=student.id) if manages else ""
    begin = url_for("contracts.contract_create", student=student.id)
    panel = _panel(
        viewer, lambda contract: contract.organization.short_name, contracts, student=student
    )
    if panel and manages and student.is_outside and not panel.count:  # what the card was made for
        return replace(panel, action=(_("Добавить договор"), begin))
    return panel


def _may_read(organization: Organization, viewer: Viewer | None) -> bool:
    return viewer is not None and (
        viewer.can(Permission.CONTRACT_MANAGE) or organization.id in viewer.organization_ids
    )


def _panel(viewer: Viewer | None, other_party: Any, url: str, **of: Any) -> CardPanel | None:
    if viewer is None or not viewer.can(Permission.CONTRACT_VIEW):
        return None
    count, contracts = queries.newest_contracts(visible_to=viewer, limit=FEW, **of)
    if not count and not viewer.can(Permission.CONTRACT_MANAGE):
        return None
    return CardPanel(
        _("Целевые договоры"),
        count,
        url if count else "",
        [_line(contract, other_party(contract)) for contract in contracts],
        nothing=_("Договоров нет."),
    )


def _line(contract: TargetContract, other_party: str) -> CardLine:
    url = url_for("contracts.contract_detail", contract_id=contract.id)
    return CardLine(contract.number, url, other_party, standing_of(contract))


CARDS = (
    CardSource("organization", contracts_of_organization, order=30),
    CardSource("student", contracts_of_student, order=30),
)
