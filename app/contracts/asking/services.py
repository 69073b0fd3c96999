"""Use cases of asking by itself: the letter of the year, its one reminder, an answer by phone."""

from contextlib import suppress
from datetime import date, datetime

from app.base.locks import lock, lock_rows
from app.base.viewer import Viewer, require
from app.contracts.asking import queries
from app.contracts.asking.rules import ASKING_YEAR
from app.contracts.duties.errors import NotWorkingYetError
from app.contracts.duties.services import addressee_of
from app.contracts.enums import ContractState
from app.contracts.models import TargetContract
from app.contracts.permissions import Permission
from app.links.errors import NoWayToAddresseeError
from app.links.models import TaskLink
from app.links.rules import Addressee
from app.links.services import remind, send_link
from app.links.tasks import LinkTask

BATCH = 200  # letters in a transaction


def ask_due(task: LinkTask, *, actor: Viewer, now: datetime, today: date) -> int:
    """Write to some employers whose day of the year has come; return to how many.

    Who was asked this year, by the night or by hand, is not asked again.
    """
    require(actor, Permission.CONTRACT_MANAGE)
    held = lock_rows(queries.due_to_ask(today=today, limit=BATCH))
    # Of two workers the second gets these rows when the first has written: it asks anew.
    due = queries.still_due([one.id for one in held], today=today)
    for contract in due:
        addressee = addressee_of(contract.who_employs)
        _send(task, contract, addressee, actor=actor, now=now, today=today)
    return len(due)


def remind_silent(*, actor: Viewer, now: datetime, today: date) -> int:
    """Remind some of those who were asked and are silent, each once; return how many."""
    require(actor, Permission.CONTRACT_MANAGE)
    silent = lock_rows(queries.silent_links(today=today, limit=BATCH))
    for link in silent:
        with suppress(NoWayToAddresseeError):  # an address that is none holds nobody else up
            remind(link, actor=actor, now=now, today=today, until=link.until)
    return len(silent)


def open_by_phone(
    task: LinkTask, contract: TargetContract, *, actor: Viewer, now: datetime, today: date
) -> TaskLink:
    """Return the question to answer «со слов» of who is only reached by phone; no letter leaves.

    Raises NotWorkingYetError.
    """
    require(actor, Permission.CONTRACT_MANAGE)
    lock(contract)
    if contract.state is not ContractState.WORKING:
        raise NotWorkingYetError
    known = addressee_of(contract.who_employs)
    spoken = Addressee(known.name, phone=known.phone)
    return _send(task, contract, spoken, actor=actor, now=now, today=today)


def _send(
    task: LinkTask,
    contract: TargetContract,
    addressee: Addressee,
    *,
    actor: Viewer,
    now: datetime,
    today: date,
) -> TaskLink:
    until = today + ASKING_YEAR.answer_within
    return send_link(
        task, record=contract, addressee=addressee, until=until, actor=actor, now=now, today=today
    )
