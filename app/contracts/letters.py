"""The letters of contracts: no names of people in them, only where to read."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime

from flask_babel import gettext as _

from app.accounts.queries import addresses_of_organization
from app.contracts.models import TargetContract
from app.notifications.errors import BadAddressError
from app.notifications.services import queue_letter
from app.notifications.texts import absolute_url, render_text
from app.students.queries import addresses_of_student


def tell_of_offer(contract: TargetContract, *, now: datetime) -> None:
    """Ask the student for an answer, tell the organization that it is being waited for."""
    subject = _("Вам предлагают договор о целевом обучении")
    _write(contract, "offered", subject, addresses_of_student(contract.student), now)
    subject = _("Договор %(number)s предложен студенту", number=contract.number)
    _write(contract, "waiting", subject, _of_organization(contract), now)


def tell_of_signing(contract: TargetContract, *, now: datetime) -> None:
    """Tell both parties that the contract is in force and where its dates are."""
    subject = _("Договор %(number)s подписан", number=contract.number)
    _write(contract, "signed", subject, _of_parties(contract), now)


def tell_of_termination(contract: TargetContract, *, now: datetime) -> None:
    """Tell both parties that the contract ended before its time."""
    subject = _("Договор %(number)s прекращён", number=contract.number)
    _write(contract, "terminated", subject, _of_parties(contract), now)


def _of_organization(contract: TargetContract) -> list[str]:
    return addresses_of_organization(contract.organization)


def _of_parties(contract: TargetContract) -> list[str]:
    return [*addresses_of_student(contract.student), *_of_organization(contract)]


def _write(
    contract: TargetContract, name: str, subject: str, addresses: Iterable[str], now: datetime
) -> None:
    link = absolute_url("contracts.contract_detail", contract_id=contract.id)
    body = render_text(f"contracts/letters/{name}.txt", contract=contract, link=link)
    for address in dict.fromkeys(addresses):
        # One address written wrong long ago must not keep the others from their letter.
        with suppress(BadAddressError):
            queue_letter(to=address, subject=subject, body=body, now=now)
