"""Pure decisions about the requisites of a citizen: where they stand on the paper."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from app.contracts.requisites.errors import (
    AccountShapeError,
    PassportShapeError,
    SnilsWrongError,
)


@dataclass(frozen=True)
class RequisitesTerms:
    """What is kept of a citizen for one contract; nothing of it has to be."""

    passport: str = ""
    passport_issued: str = ""
    snils: str = ""
    address: str = ""
    account: str = ""


def checked_requisites(terms: RequisitesTerms) -> RequisitesTerms:
    """Return the requisites as they are printed; what is empty stays a line for a pen.

    An account is told by its length alone: its check digit follows from the bank's BIK, which no
    field asks for. Raises PassportShapeError, SnilsWrongError, AccountShapeError, by the field.
    """
    passport, snils, account = map(_digits, (terms.passport, terms.snils, terms.account))
    if terms.passport and not _is_number(passport, 10):
        raise PassportShapeError(field="passport")
    if terms.snils and not is_snils(snils):
        raise SnilsWrongError(field="snils")
    if terms.account and not _is_number(account, 20):
        raise AccountShapeError(field="account")
    return replace(
        terms,
        passport=f"{passport[:4]} {passport[4:]}" if passport else "",
        snils=f"{snils[:3]}-{snils[3:6]}-{snils[6:9]} {snils[9:]}" if snils else "",
        account=account,
    )


def is_snils(digits: str) -> bool:
    """Tell whether eleven digits are a SNILS, by the rule of the pension fund.

    The nine digits, each times its place from the end, give the last two: a sum of 100 or 101 is
    00, a larger one is what is left of it by 101. Numbers up to 001-001-998 have none to check.
    """
    if not _is_number(digits, 11) or digits[:9] == "000000000":
        return False
    if int(digits[:9]) <= 1_001_998:
        return True
    total = sum(int(digit) * (9 - place) for place, digit in enumerate(digits[:9]))
    return int(digits[9:]) == total % 101 % 100


def _digits(said: str) -> str:
    """Return a number without what people group it by; anything else stays and is refused."""
    return said.translate(str.maketrans("", "", " \u00a0-–—№"))


def _is_number(said: str, length: int) -> bool:
    return len(said) == length and said.isascii() and said.isdigit()


def with_requisites(values: Mapping[str, Any], known: Mapping[str, str]) -> dict[str, Any]:
    """Return a paper's values with the citizen's lines filled; `known` is what stands by label.

    The citizen is the last of the parties. What is not known stays a line for a pen.
    """
    *others, citizen = values["parties"]
    rows = [
        {**row, "value": known.get(row["label"]) or row["value"]} for row in citizen["requisites"]
    ]
    return {**values, "parties": [*others, {**citizen, "requisites": rows}]}
