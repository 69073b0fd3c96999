"""Asking employers once a year whether their graduates work, and keeping what they say."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from app.base.locks import lock
from app.base.terms import assign
from app.base.viewer import Viewer, require
from app.contracts import letters
from app.contracts.asking.rules import ASKING_YEAR
from app.contracts.duties import queries
from app.contracts.duties.errors import NotWorkingYetError
from app.contracts.duties.models import WorkConfirmation
from app.contracts.duties.rules import WorkTerms, check_work
from app.contracts.enums import ContractState
from app.contracts.models import TargetContract
from app.contracts.permissions import Permission
from app.extensions import db
from app.links.rules import Addressee
from app.links.services import send_link
from app.links.tasks import LinkTask
from app.organizations.models import Organization

BATCH = 200


class AskedOf(NamedTuple):
    """Of the contracts that wait for a confirmation: those with an address, and how many none."""

    ready: list[TargetContract]
    mute: int


def confirm_work(
    contract: TargetContract, *, terms: WorkTerms, actor: Viewer, now: datetime, today: date
) -> WorkConfirmation:
    """Keep what was said of this year: behind a link, or to the college «со слов».

    Raises NotWorkingYetError, LeavingUntoldError, WorkDayError.
    """
    require(actor, Permission.CONTRACT_MANAGE)
    lock(contract)
    if contract.state is not ContractState.WORKING:
        raise NotWorkingYetError
    check_work(terms, today=today)
    found = queries.find_confirmation(contract.id, today.year)
    confirmation = found or WorkConfirmation(contract_id=contract.id, year=today.year)
    assign(confirmation, terms)
    confirmation.confirmed_at = now
    db.session.add(confirmation)
    db.session.flush()
    return confirmation


def asked_of(ids: Sequence[int], *, today: date) -> AskedOf:
    """Tell apart whom a letter reaches."""
    found = queries.unconfirmed_among(ids, today)
    ready = [one for one in found if addressee_of(one.who_employs).email]
    return AskedOf(ready, len(found) - len(ready))


def ask_work(
    task: LinkTask, ids: Sequence[int], *, actor: Viewer, now: datetime, today: date
) -> int:
    """Write to the employers of contracts without this year's word; return how many letters."""
    require(actor, Permission.CONTRACT_MANAGE)
    ready = asked_of(ids, today=today).ready
    for contract in ready:
        send_link(
            task,
            record=contract,
            addressee=addressee_of(contract.who_employs),
            until=today + ASKING_YEAR.answer_within,
            actor=actor,
            now=now,
            today=today,
        )
    return len(ready)


def remind_of_duties(*, actor: Viewer, now: datetime, today: date) -> int:
    """Write once to the parties of what falls due within the notice; return of how many."""
    require(actor, Permission.CONTRACT_MANAGE)
    found = queries.duties_to_remind(today=today, limit=BATCH)
    for obligation in found:
        letters.remind_of_obligation(obligation, now=now)
        obligation.reminded_for = obligation.due_on
    db.session.flush()
    return len(found)


def addressee_of(organization: Organization) -> Addressee:
    """Return whom to ask: a contact person with an e-mail, else the organization's own address.

    Where there is no address at all, a contact person with a phone.
    """
    for one in organization.contacts:
        if one.email:
            return Addressee(one.name, one.email, one.phone or "")
    for one in () if organization.email else organization.contacts:
        if one.phone:
            return Addressee(one.name, phone=one.phone)
    name = organization.head_name or organization.short_name
    return Addressee(name, organization.email or "", organization.phone or "")
