"""Pages of practice, a room per kind of record; importing them fills the blueprint."""

from app.practice.conditions import views as conditions
from app.practice.views import (
    applications,
    distribution,
    periods,
    placements,
    places,
    supervisors,
    wishes,
)
from app.practice.views.blueprint import bp

__all__ = [
    "applications",
    "bp",
    "conditions",
    "distribution",
    "periods",
    "placements",
    "places",
    "supervisors",
    "wishes",
]
