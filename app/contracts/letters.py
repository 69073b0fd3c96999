"""The letters of contracts: who must know of which step. No names of people, only where to read."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.accounts.queries import addresses_of_organization
from app.contracts.enums import ContractEvent, ContractParty, ContractState
from app.contracts.life.models import ContractAmendment
from app.contracts.models import Obligation, TargetContract
from app.contracts.rules import IN_FORCE, RUNNING, Transition
from app.notifications.enums import LetterPurpose
from app.notifications.services import send_to
from app.notifications.texts import absolute_url
from app.students.queries import addresses_of_student

S = ContractState
_STUDENT, _ORGANIZATION = ContractParty.STUDENT, ContractParty.ORGANIZATION
# The employer is a party of its own only where it is not the customer.
_ALL = (_STUDENT, _ORGANIZATION, ContractParty.EMPLOYER)


@dataclass(frozen=True)
class ContractNotice:
    """A letter to some parties; «%(number)s» in the subject is the contract's number."""

    template: str
    subject: LazyString
    to: tuple[ContractParty, ...] = _ALL


_OFFERED = ContractNotice("offered", _l("Вам предлагают договор о целевом обучении"), (_STUDENT,))
_WAITING = ContractNotice("waiting", _l("Договор %(number)s предложен студенту"), (_ORGANIZATION,))
_AGREED = ContractNotice("agreed", _l("Согласие с договором %(number)s записано"))
_RETURNED = ContractNotice("returned", _l("Договор %(number)s взят на правку"))
_SIGNED = ContractNotice("signed", _l("Договор %(number)s подписан"))
_WORKING = ContractNotice("working", _l("Договор %(number)s: выпускник вышел на работу"))
_COMPLETED = ContractNotice("completed", _l("Договор %(number)s исполнен"))
_TERMINATED = ContractNotice("terminated", _l("Договор %(number)s расторгнут"))
_CANCELLED = ContractNotice("terminated", _l("Договор %(number)s отменён"))
_TRAINED = ContractNotice("moved", _l("Договор %(number)s: обучение окончено"))
_SUSPENDED = ContractNotice("moved", _l("Договор %(number)s приостановлен"))
_RESUMED = ContractNotice("moved", _l("Договор %(number)s возобновлён"))
_BROKEN = ContractNotice("moved", _l("Договор %(number)s больше не действует"))

# Every step of every contract, by its two states. Who takes the step knows of it; the college
# sees on its dashboard what waits for it. A student does not know of drafts, the organization
# sees them come and change on its own page.
NOTICES: Mapping[tuple[ContractState, ContractState], tuple[ContractNotice, ...]] = {
    (S.DRAFT, S.DRAFT): (),
    (S.DRAFT, S.OFFERED): (_OFFERED, _WAITING),
    (S.DRAFT, S.CANCELLED): (replace(_CANCELLED, to=(_ORGANIZATION,)),),
    (S.OFFERED, S.AGREED): (_AGREED,),
    (S.OFFERED, S.DRAFT): (_RETURNED,),
    (S.OFFERED, S.CANCELLED): (_CANCELLED,),
    (S.AGREED, S.DRAFT): (_RETURNED,),
    (S.AGREED, S.SIGNED): (_SIGNED,),
    (S.AGREED, S.CANCELLED): (_CANCELLED,),
    (S.SIGNED, S.STUDYING): (),  # both have read that it is signed
    (S.SIGNED, S.TO_EMPLOY): (_TRAINED,),
    (S.STUDYING, S.TO_EMPLOY): (_TRAINED,),
    **{(state, S.WORKING): (_WORKING,) for state in (S.SIGNED, S.STUDYING, S.TO_EMPLOY)},
    (S.WORKING, S.COMPLETED): (_COMPLETED,),
    **{(state, S.SUSPENDED): (_SUSPENDED,) for state in RUNNING},
    **{(state, S.TERMINATED): (_TERMINATED,) for state in IN_FORCE},
    **{(state, S.BROKEN_BY_CITIZEN): (_BROKEN,) for state in IN_FORCE},
    **{(state, S.BROKEN_BY_CUSTOMER): (_BROKEN,) for state in IN_FORCE},
    **{(state, S.EXPELLED): (_BROKEN,) for state in (S.SIGNED, S.STUDYING, S.SUSPENDED)},
}


def tell_of(step: Transition, contract: TargetContract, *, now: datetime) -> None:
    """Write to every party whom a step concerns and who did not take it."""
    for notice in NOTICES[step.before, step.after]:
        parties = [party for party in notice.to if party is not step.by]
        subject = str(notice.subject) % {"number": contract.number}
        _write(contract, notice.template, subject, parties, now)


def tell_of_move(
    step: Transition, contract: TargetContract, event: ContractEvent, *, now: datetime
) -> None:
    """Write of a move; a resumed contract is told of whatever state it goes on in."""
    if event is ContractEvent.RESUME:
        parties = [party for party in _RESUMED.to if party is not step.by]
        subject = str(_RESUMED.subject) % {"number": contract.number}
        _write(contract, _RESUMED.template, subject, parties, now)
        return
    tell_of(step, contract, now=now)


def tell_of_amendment(
    contract: TargetContract, amendment: ContractAmendment, *, now: datetime
) -> None:
    """Tell the parties that the contract says otherwise from a day on."""
    subject = _("Дополнительное соглашение к договору %(number)s", number=contract.number)
    _write(contract, "amended", subject, list(_ALL), now, amendment=amendment)


def tell_of_obligation(obligation: Obligation, *, by: ContractParty | None, now: datetime) -> None:
    """Tell a party of a contract in force what it owes now, and by when."""
    contract = obligation.contract
    if contract.state in IN_FORCE and obligation.party is not by:
        subject = _("Обязательство по договору %(number)s", number=contract.number)
        parties = [obligation.party]
        _write(contract, "obligation", subject, parties, now, obligation)


def remind_of_obligation(obligation: Obligation, *, now: datetime) -> None:
    """Remind a party of what it owes soon; the college sees it on its own list."""
    contract = obligation.contract
    send_to(
        _addresses(contract, obligation.party),
        subject=_("Скоро срок по договору %(number)s", number=contract.number),
        template="contracts/letters/obligation_due.txt",
        now=now,
        purpose=LetterPurpose.REMINDER,
        contract=contract,
        obligation=obligation,
        link=absolute_url("contracts.contract_detail", contract_id=contract.id),
    )


def tell_of_paper(
    contract: TargetContract, title: str, to: Collection[ContractParty], *, now: datetime
) -> None:
    """Tell the sides a paper concerns that it can be read."""
    subject = _("Договор %(number)s: новый документ", number=contract.number)
    send_to(
        [address for party in to for address in _addresses(contract, party)],
        subject=subject,
        template="contracts/letters/paper.txt",
        now=now,
        contract=contract,
        title=title,
        link=absolute_url("contracts.contract_detail", contract_id=contract.id),
    )


def _write(
    contract: TargetContract,
    name: str,
    subject: str,
    parties: list[ContractParty],
    now: datetime,
    obligation: Obligation | None = None,
    amendment: ContractAmendment | None = None,
) -> None:
    send_to(
        [address for party in parties for address in _addresses(contract, party)],
        subject=subject,
        template=f"contracts/letters/{name}.txt",
        now=now,
        contract=contract,
        link=absolute_url("contracts.contract_detail", contract_id=contract.id),
        obligation=obligation,
        amendment=amendment,
    )


def _addresses(contract: TargetContract, party: ContractParty) -> list[str]:
    if party is _STUDENT:
        return addresses_of_student(contract.student)
    if party is _ORGANIZATION:
        return addresses_of_organization(contract.organization)
    if party is ContractParty.EMPLOYER and contract.employer:
        return addresses_of_organization(contract.employer)
    return []
