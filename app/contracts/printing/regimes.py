"""Which form a contract is printed by: the regulation of the day it is signed on."""

from datetime import date

from app.contracts.enums import LegalRegime
from app.contracts.regimes.rules import regime_on
from app.documents.catalog import TARGET_CONTRACT
from app.documents.contract_forms import (
    CONTRACT_302,
    CONTRACT_555,
    CONTRACT_1076,
    CONTRACT_1681,
    REGIME_FORMS,
)
from app.documents.paper_form import DocumentForm

_FORMS = {
    LegalRegime.PP_1076: CONTRACT_1076,
    LegalRegime.PP_302: CONTRACT_302,
    LegalRegime.PP_1681: CONTRACT_1681,
    LegalRegime.PP_555: CONTRACT_555,
}
# Every form a contract was ever printed by.
CONTRACT_KINDS = (*(form.name for form in REGIME_FORMS), TARGET_CONTRACT.name)


def form_on(day: date) -> DocumentForm:
    """Return the form of a contract signed (or drafted) on a day."""
    return _FORMS[regime_on(day)]
