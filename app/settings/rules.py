"""Pure decisions about the settings."""

from dataclasses import dataclass
from datetime import date

from app.base.cluster import VACANCY_DAYS
from app.base.requisites import KppError, RequisiteError, check_together
from app.base.viewer import Viewer
from app.settings.enums import Authority, SignatoryGender
from app.settings.errors import (
    AuthorityIncompleteError,
    SettingsRequisitesError,
    TermReversedError,
)
from app.settings.permissions import Permission

# The zones of Russia as people call them, from west to east.
TIME_ZONES = (
    ("Europe/Kaliningrad", "Калининград (МСК−1)"),
    ("Europe/Moscow", "Москва (МСК)"),
    ("Europe/Samara", "Самара (МСК+1)"),
    ("Asia/Yekaterinburg", "Екатеринбург (МСК+2)"),
    ("Asia/Omsk", "Омск (МСК+3)"),
    ("Asia/Krasnoyarsk", "Красноярск (МСК+4)"),
    ("Asia/Irkutsk", "Иркутск (МСК+5)"),
    ("Asia/Yakutsk", "Якутск (МСК+6)"),
    ("Asia/Vladivostok", "Владивосток (МСК+7)"),
    ("Asia/Magadan", "Магадан (МСК+8)"),
    ("Asia/Kamchatka", "Камчатка (МСК+9)"),
)
NUMBERED = frozenset({Authority.POWER, Authority.ORDER})


@dataclass(frozen=True)
class ClusterTerms:
    """What the cluster is called, where it is and by which clock it lives."""

    name: str
    name_genitive: str = ""
    name_prepositional: str = ""
    place: str = ""
    time_zone: str = "Europe/Moscow"


@dataclass(frozen=True)
class CollegeTerms:
    """Names, requisites and contacts of the college; `phone` is E.164."""

    kind: str
    own_name: str
    short_name: str
    kind_genitive: str = ""
    kind_dative: str = ""
    kind_instrumental: str = ""
    region: str = ""
    founder: str = ""
    town: str = ""
    address: str = ""
    inn: str = ""
    kpp: str = ""
    ogrn: str = ""
    contact_office: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True)
class PracticeRuleTerms:
    """Whether a seat of practice outside of a signed agreement is refused, or only shown."""

    needs_agreement: bool = False


@dataclass(frozen=True)
class FairRuleTerms:
    """After how many days a vacancy nobody vouched for counts as old."""

    vacancy_days: int = VACANCY_DAYS


@dataclass(frozen=True)
class PartySignatoryTerms:
    """Who signs one paper for a party, by what right, and how it is printed."""

    name: str
    post: str
    authority: Authority = Authority.CHARTER
    authority_number: str = ""
    authority_on: date | None = None
    gender: SignatoryGender | None = None
    name_genitive: str = ""
    post_genitive: str = ""


@dataclass(frozen=True)
class SignatoryTerms(PartySignatoryTerms):
    """Who signs from when until when; papers in an organization's own name know further cases."""

    valid_from: date | None = None
    valid_until: date | None = None
    name_dative: str = ""
    name_instrumental: str = ""
    post_dative: str = ""
    post_instrumental: str = ""


@dataclass(frozen=True)
class CouncilTerms:
    """A council, who leads it and who keeps its minutes."""

    name: str
    name_genitive: str = ""
    chair_name: str = ""
    chair_post: str = ""
    secretary_name: str = ""
    secretary_post: str = ""


@dataclass(frozen=True)
class SiteTerms:
    """Where the college publishes."""

    name: str
    url: str


@dataclass(frozen=True)
class CalendarDayTerms:
    """A day that works otherwise than usual, and by which paper."""

    day: date
    works: bool
    note: str = ""


def check_college(terms: CollegeTerms) -> None:
    """Raise SettingsRequisitesError, by its field, when the numbers are of different kinds."""
    try:
        check_together(inn=terms.inn or None, kpp=terms.kpp or None, ogrn=terms.ogrn or None)
    except RequisiteError as error:
        field = "kpp" if isinstance(error, KppError) else "ogrn"
        raise SettingsRequisitesError(str(error), field=field) from error


def check_authority(terms: PartySignatoryTerms) -> None:
    """Raise AuthorityIncompleteError, by its field: an order is named by number and day."""
    if terms.authority in NUMBERED and not terms.authority_number:
        raise AuthorityIncompleteError(field="authority_number")
    if terms.authority in NUMBERED and terms.authority_on is None:
        raise AuthorityIncompleteError(field="authority_on")


def check_signatory(terms: SignatoryTerms) -> None:
    """Raise AuthorityIncompleteError or TermReversedError, each by its field."""
    check_authority(terms)
    if terms.valid_from and terms.valid_until and terms.valid_until < terms.valid_from:
        raise TermReversedError(field="valid_until")


def may_sign_matters_of(viewer: Viewer, organization_id: int | None) -> bool:
    """Tell whether a person may say who signs for an organization, or for the college (None)."""
    if viewer.can(Permission.SIGNATORY_MANAGE):
        return True
    is_own = organization_id is not None and organization_id in viewer.organization_ids
    return is_own and viewer.can(Permission.SIGNATORY_MANAGE_OWN)
