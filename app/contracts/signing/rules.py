"""Pure decisions about signatories."""

from dataclasses import dataclass
from datetime import date

from app.settings.enums import Authority, SignatoryGender
from app.settings.errors import AuthorityIncompleteError
from app.settings.rules import NUMBERED


@dataclass(frozen=True)
class ContractSignatoryTerms:
    """Who signs for a party of a contract, by what right, and how it is printed."""

    name: str
    post: str
    authority: Authority = Authority.CHARTER
    authority_number: str = ""
    authority_on: date | None = None
    gender: SignatoryGender | None = None
    name_genitive: str = ""
    post_genitive: str = ""


def check_contract_signatory(terms: ContractSignatoryTerms) -> None:
    """Raise AuthorityIncompleteError, by its field: an order is named by number and day."""
    if terms.authority not in NUMBERED:
        return
    for name in ("authority_number", "authority_on"):
        if not getattr(terms, name):
            raise AuthorityIncompleteError(field=name)
