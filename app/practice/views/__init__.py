"""Pages of practice, a room per kind of record; importing them fills the blueprint."""

from app.practice.agreements import views as agreements
from app.practice.changes import swap_views as swaps
from app.practice.changes import views as changes
from app.practice.conditions import own_views as own_conditions
from app.practice.conditions import views as conditions
from app.practice.hosting import views as hosting
from app.practice.offers import views as offers
from app.practice.papers import student_views as student_papers
from app.practice.papers import views as papers
from app.practice.registry import views as registry
from app.practice.rounds import views as rounds
from app.practice.scenarios import views as scenarios
from app.practice.views import (
    admission,
    applications,
    bases,
    distribution,
    periods,
    placements,
    places,
    supervisors,
    wishes,
)
from app.practice.views.blueprint import bp
from app.practice.weeks import views as weeks

__all__ = [
    "admission",
    "agreements",
    "applications",
    "bases",
    "bp",
    "changes",
    "conditions",
    "distribution",
    "hosting",
    "offers",
    "own_conditions",
    "papers",
    "periods",
    "placements",
    "places",
    "registry",
    "rounds",
    "scenarios",
    "student_papers",
    "supervisors",
    "swaps",
    "weeks",
    "wishes",
]
