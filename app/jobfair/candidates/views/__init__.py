"""Pages of candidates; importing them fills the blueprint."""

from app.jobfair.candidates.views import (
    choosing,
    favourites,
    profiles,
    questions,
    ranking,
    shared,
)

__all__ = ["choosing", "favourites", "profiles", "questions", "ranking", "shared"]
