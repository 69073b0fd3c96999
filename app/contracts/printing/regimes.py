"""Which form a contract is printed by: the regulation of the day it is signed on."""

from datetime import date

from app.documents.catalog import TARGET_CONTRACT
from app.documents.contract_forms import (
    CONTRACT_302,
    CONTRACT_555,
    CONTRACT_1076,
    CONTRACT_1681,
    REGIME_FORMS,
)
from app.documents.paper_form import DocumentForm

# The first day of each, the newest first [сверить]: docs/legal.md.
_SINCE = (
    (date(2024, 5, 1), CONTRACT_555),
    (date(2021, 1, 1), CONTRACT_1681),
    (date(2019, 1, 1), CONTRACT_302),
)
# Every form a contract was ever printed by.
CONTRACT_KINDS = (*(form.name for form in REGIME_FORMS), TARGET_CONTRACT.name)


def form_on(day: date) -> DocumentForm:
    """Return the form of a contract signed (or drafted) on a day."""
    return next((form for since, form in _SINCE if day >= since), CONTRACT_1076)
