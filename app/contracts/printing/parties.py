"""The parties of a contract as its paper names them: who signs for each, and by what right."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from flask_babel import gettext as _

from app.base.cluster import cluster
from app.base.phones import format_phone
from app.contracts.enums import SigningParty
from app.contracts.life.queries import find_signatory
from app.contracts.models import TargetContract
from app.documents.names import Gender, PersonName, guess_gender, initials, parse_name
from app.documents.signatories import head_of, signatory_phrase, signatory_words
from app.organizations.models import Organization
from app.settings.queries import find_signatory_on

BLANK = "_" * 24  # for a pen
# The fields of the paper's form that begin so; the customer is always there.
_PREFIXES = {
    SigningParty.CUSTOMER: "customer",
    SigningParty.EMPLOYER: "employer",
    SigningParty.COLLEGE: "college",
}
_CALLED = {
    Gender.MALE: "именуемый",
    Gender.FEMALE: "именуемая",
    None: "именуемая(-ый)",
}
_COPIES = {2: "двух экземплярах", 3: "трёх экземплярах", 4: "четырёх экземплярах"}


class PartyPhrase(NamedTuple):
    """A party with the phrase its signatory stands in; empty where nobody is known to sign."""

    party: SigningParty
    name: str
    phrase: str


def signing_parties(contract: TargetContract) -> list[SigningParty]:
    """Return whose signatures the contract needs, in the order of the paper."""
    is_there = {
        SigningParty.EMPLOYER: contract.employer_id is not None,
        SigningParty.COLLEGE: contract.college_is_party,
    }
    return [party for party in SigningParty if is_there.get(party, True)]


def organization_of(contract: TargetContract, party: SigningParty) -> Organization | None:
    """Return the organization that is a party; None for the college and the student."""
    if party is SigningParty.CUSTOMER:
        return contract.organization
    return contract.employer if party is SigningParty.EMPLOYER else None


def name_of(contract: TargetContract, party: SigningParty) -> str:
    """Return what a party is called."""
    if party is SigningParty.STUDENT:
        return contract.student.full_name
    organization = organization_of(contract, party)
    return organization.name if organization else cluster().full_name or BLANK


def signatory_on(contract: TargetContract, party: SigningParty, day: date) -> Any:
    """Return who signs for an organization or the college on a day.

    Whom the contract itself names wins over the settings, and these over the head on the card.
    """
    organization = organization_of(contract, party)
    named = find_signatory(contract, party) or find_signatory_on(
        day, organization_id=organization.id if organization else None
    )
    if named or organization is None:
        return named or head_of("", _("директор"))
    return head_of(organization.head_name, organization.head_position)


def party_phrases(contract: TargetContract, day: date) -> list[PartyPhrase]:
    """Return how the contract names those who sign: shown before it is printed."""
    found = []
    for party in signing_parties(contract):
        if party is SigningParty.STUDENT:
            continue
        signatory = signatory_on(contract, party, day)
        phrase = signatory_phrase(signatory) if signatory.name else ""
        found.append(PartyPhrase(party, name_of(contract, party), phrase))
    return found


def unnamed_signatories(contract: TargetContract, day: date) -> list[str]:
    """Return in words for which parties nobody is known to sign."""
    return [
        _("кто подписывает: %(party)s", party=one.party.label)
        for one in party_phrases(contract, day)
        if not one.phrase
    ]


def party_values(contract: TargetContract, day: date) -> dict[str, Any]:
    """Return what the form prints of the parties; who is none is left out."""
    parties = signing_parties(contract)
    values: dict[str, Any] = {"parties": [], "copies": _COPIES[len(parties)]}
    for prefix in _PREFIXES.values():
        values |= {f"{prefix}_{what}": "" for what in ("name", "person", "acting", "basis")}
    for party in parties:
        if party is SigningParty.STUDENT:
            continue
        signatory = signatory_on(contract, party, day)
        values |= _named(_PREFIXES[party], name_of(contract, party), signatory)
        values["parties"].append(_signs(contract, party, signatory))
    values |= _student(contract)
    values["parties"].append(values.pop("student_party"))
    return values


def signer_name(contract: TargetContract, party: SigningParty, day: date) -> str:
    """Return who signs for a party on a day, empty where nobody is known."""
    if party is SigningParty.STUDENT:
        return contract.student.full_name
    return str(signatory_on(contract, party, day).name)


def _named(prefix: str, name: str, signatory: Any) -> dict[str, str]:
    words = signatory_words(signatory)
    return {
        f"{prefix}_name": name,
        f"{prefix}_person": f"{words.post} {words.name or BLANK}".strip(),
        f"{prefix}_acting": words.acting,
        f"{prefix}_basis": words.authority,
    }


def _signs(contract: TargetContract, party: SigningParty, signatory: Any) -> dict[str, Any]:
    organization = organization_of(contract, party)
    requisites = _requisites(organization) if organization else _requisites(cluster())
    return {
        "title": str(party.label),
        "name": name_of(contract, party),
        "post": signatory.post[:1].upper() + signatory.post[1:],
        "signatory": initials(parse_name(signatory.name), last_first=False) or BLANK,
        "seal": _("М.П."),
        "requisites": list(requisites),
    }


def _student(contract: TargetContract) -> dict[str, Any]:
    student = contract.student
    name = PersonName(student.last_name, student.first_name, student.middle_name)
    return {
        "student_name": student.full_name,
        "student_birth": BLANK,
        "student_called": _CALLED[guess_gender(name)],
        "student_party": {
            "title": str(SigningParty.STUDENT.label),
            "name": student.full_name,
            "post": "",
            "signatory": initials(name, last_first=False),
            "seal": "",
            "requisites": [{"label": label, "value": BLANK} for label in _by_pen()],
        },
    }


def _by_pen() -> tuple[str, ...]:
    """Return what this site does not keep and a pen writes."""
    return (
        *(_("Паспорт"), _("Кем и когда выдан"), _("СНИЛС"), _("Адрес регистрации")),
        *(_("Телефон"), _("Счёт для выплат")),
    )


def _requisites(party: Any) -> Iterator[dict[str, str]]:
    pairs = (
        (_("ИНН"), party.inn),
        (_("КПП"), party.kpp),
        (_("ОГРН"), party.ogrn),
        (_("Адрес"), party.address),
        (_("Телефон"), format_phone(party.phone) if party.phone else ""),
        (_("Расчётный счёт"), BLANK),
        (_("Банк, БИК"), BLANK),
    )
    return ({"label": label, "value": value} for label, value in pairs if value)
