"""What becomes of consents when two records of one person become one."""

from app.privacy.models import Consent
from app.privacy.queries.consents import list_clashing
from app.twins.kinds import Yielding

TWINS = (Yielding(Consent, list_clashing),)
