"""Two cards of one graduate: one record of each day stays, the kept card's unless it is empty."""

from app.outcomes.models import GraduateOutcome
from app.outcomes.queries.keeping import list_clashing
from app.twins.kinds import Yielding

TWINS = (Yielding(GraduateOutcome, list_clashing),)
