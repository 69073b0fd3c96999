"""Pages of candidates; importing them fills the blueprint."""

from app.jobfair.candidates.views import favourites, profiles, shared

__all__ = ["favourites", "profiles", "shared"]
