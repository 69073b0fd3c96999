"""Inventing people and organizations from the word lists, by a given source of chance."""

from dataclasses import dataclass
from random import Random

from stdnum.ru import inn as inn_rules
from stdnum.ru import ogrn as ogrn_rules

from app.demo import wordlists
from app.organizations.enums import OrganizationKind

REGION_OF_INN = "93"
TAX_OFFICE = "9309"


@dataclass(frozen=True)
class InventedPerson:
    """A name nobody real stands behind."""

    last_name: str
    first_name: str
    middle_name: str

    @property
    def full_name(self) -> str:
        return f"{self.last_name} {self.first_name} {self.middle_name}"


def invent_person(random: Random, *, female_share: float = 0.8) -> InventedPerson:
    """Return a person; most of a pedagogical college are women."""
    female = random.random() < female_share
    first = random.choice(wordlists.FEMALE if female else wordlists.MALE)
    return InventedPerson(
        random.choice(wordlists.SURNAMES)[female], first, random.choice(wordlists.FATHERS)[female]
    )


def invent_organization(random: Random, number: int) -> dict[str, object]:
    """Return the values of the organization with this ordinal number."""
    town = wordlists.TOWNS[number % len(wordlists.TOWNS)]
    kind, name, short = _names(random, number, town)
    head = invent_person(random)
    return {
        "kind": kind,
        "name": name,
        "short_name": short,
        "town": town,
        "address": f"г. {town}, ул. {random.choice(wordlists.STREETS)}, {random.randint(1, 90)}",
        "inn": invent_inn(number),
        "kpp": f"{TAX_OFFICE}01001",
        "ogrn": invent_ogrn(number),
        "phone": f"+7856{2_000_000 + number:07d}",
        "email": f"school{number}@demo.example",
        "head_name": head.full_name,
        "head_position": "заведующий" if kind is OrganizationKind.KINDERGARTEN else "директор",
    }


def _names(random: Random, number: int, town: str) -> tuple[OrganizationKind, str, str]:
    if number % 10 == 9:
        title = f"{random.choice(wordlists.EXTRA)} № {number}"
        return OrganizationKind.EXTRA, f"ГБУ ДО «{title}» г. {town}", title
    if number % 2:
        title = f"Детский сад № {number} «{random.choice(wordlists.KINDERGARTENS)}»"
        return OrganizationKind.KINDERGARTEN, f"ГБДОУ {title} г. {town}", title
    title = f"{random.choice(wordlists.SCHOOLS)} № {number + 1}"
    return OrganizationKind.SCHOOL, f"ГБОУ «{title}» г. {town}", title


def invent_inn(number: int) -> str:
    """Return an INN with right check digits in a range no tax office has given out."""
    head = f"{REGION_OF_INN}99{number:05d}"
    return head + inn_rules.calc_company_check_digit(head)


def invent_ogrn(number: int) -> str:
    """Return an OGRN with a right check digit."""
    head = f"12393999{number:04d}"
    return head + ogrn_rules.calc_check_digit(head + "0")
