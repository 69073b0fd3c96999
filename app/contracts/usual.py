"""What each party usually owes by a contract: computed from its dates, written at its signing."""

from collections.abc import Iterator
from datetime import date

from flask_babel import gettext as _

from app.base.typography import counted
from app.contracts.enums import ContractParty
from app.contracts.rules import EDITABLE, ContractLike, ObligationTerms, work_period

_CUSTOMER, _EMPLOYER = ContractParty.ORGANIZATION, ContractParty.EMPLOYER
_STUDENT = ContractParty.STUDENT


def usual_of(contract: ContractLike, signed_on: date) -> list[ObligationTerms]:
    """Return what the contract's dates bring with them when it is signed on a day."""
    return list(
        usual_obligations(
            signed_on=signed_on,
            training_until=contract.training_until,
            work_years=contract.work_years,
            within=contract.employ_within_months,
            employer=_EMPLOYER if contract.employer_id else _CUSTOMER,
            is_college_party=contract.college_is_party,
        )
    )


def proposed_for(contract: ContractLike) -> list[ObligationTerms]:
    """Return what the parties will owe once they sign; nothing after that."""
    return usual_of(contract, contract.drafted_on) if contract.state in EDITABLE else []


def usual_obligations(
    *,
    signed_on: date,
    training_until: date,
    work_years: int,
    within: int | None = None,
    employer: ContractParty = _CUSTOMER,
    is_college_party: bool = False,
) -> Iterator[ObligationTerms]:
    """Propose what each party usually owes, in the order of dates; staff may change all of it."""
    begins, ends = work_period(training_until, work_years, within)
    for year in range(signed_on.year, training_until.year + 1):
        review = date(year, 7, 1)
        if signed_on < review <= training_until:
            text = _("Направить Заказчику сведения о результатах промежуточной аттестации")
            yield ObligationTerms(_STUDENT, text, review)
    practice = _("Принять Гражданина на практику и назначить наставника")
    yield ObligationTerms(_CUSTOMER, practice, training_until)
    if is_college_party:
        text = _("Организовать практику Гражданина у Заказчика и подтвердить его обучение")
        yield ObligationTerms(ContractParty.COLLEGE, text, training_until)
    yield ObligationTerms(_STUDENT, _("Завершить обучение"), training_until)
    yield ObligationTerms(employer, _("Заключить с Гражданином трудовой договор"), begins)
    years = counted(work_years, _("года"), _("лет"), _("лет"))
    yield ObligationTerms(
        _STUDENT, _("Осуществлять трудовую деятельность в течение %(years)s", years=years), ends
    )
