"""Use cases of sealed requisites: keeping them, filling the lines of a paper."""

from dataclasses import replace
from datetime import date

from flask_babel import gettext as _

from app.base.constraints import refusing
from app.base.errors import NotFoundError
from app.base.locks import lock
from app.base.sealed import keeps_sealed
from app.base.terms import assign
from app.base.viewer import Viewer
from app.contracts import rules
from app.contracts.enums import ContractEvent
from app.contracts.models import TargetContract
from app.contracts.permissions import Permission
from app.contracts.requisites.models import CitizenRequisites
from app.contracts.requisites.queries import find_requisites
from app.contracts.requisites.rules import (
    RequisitesTerms,
    checked_requisites,
    has_representative,
    with_giver,
    with_requisites,
)
from app.documents.snapshot import Snapshot
from app.extensions import db


def keep_requisites(
    contract: TargetContract, *, terms: RequisitesTerms, actor: Viewer, today: date
) -> CitizenRequisites:
    """Keep what the papers print of people; when it is signed it says what it said.

    Of a representative nothing is kept where the contract has none.

    Raises MoveNotAllowedError, PassportShapeError, SnilsWrongError, AccountShapeError, by the
    field; NotFoundError on a site without keys.
    """
    lock(contract)
    rules.transition(contract, ContractEvent.EDIT, actor)
    if not keeps_sealed():
        raise NotFoundError
    if not has_representative(contract, today):
        terms = replace(terms, giver_passport="", giver_passport_issued="")
    kept = find_requisites(contract) or CitizenRequisites(contract_id=contract.id)
    assign(kept, checked_requisites(terms))
    with refusing({}):  # of two who write the first ones at once the second is told (a 409)
        db.session.add(kept)
    return kept


def is_filled_for(contract: TargetContract, viewer: Viewer) -> bool:
    """Tell whether a paper is filled for this person: for who writes contracts alone."""
    return (
        viewer.can(Permission.CONTRACT_MANAGE)
        and keeps_sealed()
        and find_requisites(contract) is not None
    )


def filled(snapshot: Snapshot, contract: TargetContract) -> Snapshot:
    """Return a paper with the citizen's lines filled by what is kept."""
    kept = find_requisites(contract)
    if kept is None:
        return snapshot
    return {**snapshot, "values": with_requisites(snapshot["values"], by_label(kept))}


def is_giver_kept(contract: TargetContract) -> bool:
    """Tell whether anything is kept of a contract's representative."""
    kept = find_requisites(contract)
    return kept is not None and any(giver_by_label(kept).values())


def filled_of_giver(snapshot: Snapshot, contract: TargetContract) -> Snapshot:
    """Return a consent with the representative's lines filled by what is kept."""
    kept = find_requisites(contract)
    if kept is None:
        return snapshot
    return {**snapshot, "values": with_giver(snapshot["values"], giver_by_label(kept))}


def giver_by_label(kept: CitizenRequisites) -> dict[str, str]:
    """Return what is kept of the representative as a consent labels it."""
    return {
        _("Паспорт"): kept.giver_passport,
        _("Кем и когда выдан"): kept.giver_passport_issued,
    }


def by_label(kept: CitizenRequisites) -> dict[str, str]:
    """Return what is kept of the citizen as the paper labels it."""
    return {
        _("Паспорт"): kept.passport,
        _("Кем и когда выдан"): kept.passport_issued,
        _("СНИЛС"): kept.snils,
        _("Адрес регистрации"): kept.address,
        _("Счёт для выплат"): kept.account,
    }
