"""Pure decisions about sealed requisites: whose they are, where they stand on the paper."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Protocol

from app.contracts.enums import ConsentGiver
from app.contracts.requisites.errors import (
    AccountShapeError,
    PassportInOpenError,
    PassportShapeError,
    SnilsWrongError,
)
from app.contracts.rules import StudentLike

# Ten digits as a passport groups them, not the end of a date: «60 15 123456», «6015-123456».
_NUMBERS = r"(?<!\d)(?<!\d[./-])\d\d[\s–-]?\d\d[\s–-]*\d{6}(?!\d)"
# With a sign between them; four digits together that may be a year are one: «2024 № 123456».
_SIGNED = r"(?<!\d)(?<!\d[./-])(?!(?:19|20)\d\d)\d\d\s?\d\d[\s,]*(?:№|номер|n)[\s:]*\d{6}(?!\d)"
_SERIES = r"\bсери\w*[\s:№]*\d\d\s?\d\d(?!\d)"
_PASSPORT_NUMBER = re.compile("|".join((_NUMBERS, _SIGNED, _SERIES)), re.IGNORECASE)
_PASSPORT_WORD = re.compile(r"\bпасп", re.IGNORECASE)


@dataclass(frozen=True)
class RequisitesTerms:
    """What is kept for one contract of its citizen and representative; nothing has to be."""

    passport: str = ""
    passport_issued: str = ""
    snils: str = ""
    address: str = ""
    account: str = ""
    giver_passport: str = ""
    giver_passport_issued: str = ""


class RepresentedLike(Protocol):
    """What these rules read of a contract."""

    @property
    def student(self) -> StudentLike: ...

    @property
    def signed_on(self) -> date | None: ...

    @property
    def representative_name(self) -> str: ...

    @property
    def representative_kind(self) -> ConsentGiver | None: ...


def holds_passport(text: str) -> bool:
    """Tell whether a text holds data of a passport: the word beside digits, or its numbers."""
    has_digits = any(one.isdigit() for one in text)
    is_named = has_digits and _PASSPORT_WORD.search(text) is not None
    return is_named or _PASSPORT_NUMBER.search(text) is not None


def check_authority(text: str, *, field: str) -> None:
    """Raise PassportInOpenError for a proof of authority that holds a passport."""
    if holds_passport(text):
        raise PassportInOpenError(field=field)


def has_representative(contract: RepresentedLike, today: date) -> bool:
    """Tell whether a person with a passport agrees for the citizen: no office of guardianship."""
    if contract.representative_kind is ConsentGiver.AUTHORITY:
        return False
    named = bool(contract.representative_name)
    return named or contract.student.is_minor(contract.signed_on or today)


def checked_requisites(terms: RequisitesTerms) -> RequisitesTerms:
    """Return the requisites as they are printed; what is empty stays a line for a pen.

    An account is told by its length alone: its check digit follows from the bank's BIK, which no
    field asks for. Raises PassportShapeError, SnilsWrongError, AccountShapeError, by the field.
    """
    snils, account = _digits(terms.snils), _digits(terms.account)
    passports = {name: _passport(terms, name) for name in ("passport", "giver_passport")}
    if terms.snils and not is_snils(snils):
        raise SnilsWrongError(field="snils")
    if terms.account and not _is_number(account, 20):
        raise AccountShapeError(field="account")
    return replace(
        terms,
        snils=f"{snils[:3]}-{snils[3:6]}-{snils[6:9]} {snils[9:]}" if snils else "",
        account=account,
        **passports,
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


def _passport(terms: RequisitesTerms, field: str) -> str:
    """Return a passport as it is printed; raises PassportShapeError by its field."""
    said = getattr(terms, field)
    digits = _digits(said)
    if said and not _is_number(digits, 10):
        raise PassportShapeError(field=field)
    return f"{digits[:4]} {digits[4:]}" if digits else ""


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
    rows = _with_known(citizen["requisites"], known)
    return {**values, "parties": [*others, {**citizen, "requisites": rows}]}


def with_giver(values: Mapping[str, Any], known: Mapping[str, str]) -> dict[str, Any]:
    """Return a consent's values with the representative's lines filled, as `with_requisites`."""
    return {**values, "giver_rows": _with_known(values["giver_rows"], known)}


def _with_known(rows: Iterable[Mapping[str, str]], known: Mapping[str, str]) -> list[Any]:
    return [{**row, "value": known.get(row["label"]) or row["value"]} for row in rows]
