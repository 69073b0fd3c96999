"""Two cards of one graduate: the card that stays keeps its record of each day."""

from app.outcomes.models import GraduateOutcome
from app.outcomes.queries.keeping import list_clashing
from app.twins.kinds import Yielding

TWINS = (Yielding(GraduateOutcome, list_clashing),)
