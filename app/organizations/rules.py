"""Pure decisions about organizations: their terms, and requisites that must fit together."""

from dataclasses import dataclass

from app.base.identity import fold, town_identity
from app.base.requisites import KppError, RequisiteError, check_together
from app.organizations.enums import OrganizationKind
from app.organizations.errors import RequisitesMismatchError
from app.organizations.legal_forms import strip_legal_form


@dataclass(frozen=True)
class OrganizationTerms:
    """What is known of an organization; `phone` is E.164, requisites are digits alone."""

    name: str
    short_name: str
    kind: OrganizationKind
    town: str
    address: str = ""
    inn: str | None = None
    kpp: str | None = None
    ogrn: str | None = None
    phone: str | None = None
    email: str | None = None
    head_name: str = ""
    head_position: str = ""


@dataclass(frozen=True)
class ContactTerms:
    """Whom to call in an organization; `phone` is E.164."""

    name: str
    position: str = ""
    phone: str | None = None
    email: str | None = None


def compared_names(name: str, short_name: str) -> set[str]:
    """Return an organization's names for comparison, whatever their legal form and quotes."""
    return {fold(strip_legal_form(name)), fold(strip_legal_form(short_name))}


def identity_of(name: str, town: str) -> str:
    """Return what tells one organization from another, whatever its legal form and quotes."""
    return f"{fold(strip_legal_form(name))} {town_identity(town)}"


def check_requisites(terms: OrganizationTerms) -> None:
    """Raise RequisitesMismatchError, by its field, when the numbers are of different kinds."""
    try:
        check_together(inn=terms.inn, kpp=terms.kpp, ogrn=terms.ogrn)
    except RequisiteError as error:
        field = "kpp" if isinstance(error, KppError) else "ogrn"
        raise RequisitesMismatchError(str(error), field=field) from error
