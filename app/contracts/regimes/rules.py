"""Which regulation holds on a day."""

from datetime import date

from app.contracts.enums import LegalRegime

# The first day of each, newest first [сверить]; what is older falls under the first of them.
SINCE = (
    (LegalRegime.PP_555, date(2024, 5, 1)),
    (LegalRegime.PP_1681, date(2021, 1, 1)),
    (LegalRegime.PP_302, date(2019, 1, 1)),
)


def regime_on(day: date) -> LegalRegime:
    """Return the regulation a contract signed (or drafted) on a day is made under."""
    return next((regime for regime, since in SINCE if day >= since), LegalRegime.PP_1076)
