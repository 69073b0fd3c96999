"""Pages of the fair, a room per use case; importing them fills the blueprint."""

from app.jobfair.candidates import views as candidates
from app.jobfair.catalogue import search_views
from app.jobfair.catalogue import views as catalogue
from app.jobfair.checkin import views as checkin
from app.jobfair.interviews import views as interviews
from app.jobfair.placement import paper_views
from app.jobfair.placement import views as placement
from app.jobfair.venue import views as venue
from app.jobfair.views import applications, fairs, moderation, offers, positions, vacancies
from app.jobfair.views.blueprint import bp

__all__ = [
    "applications",
    "bp",
    "candidates",
    "catalogue",
    "checkin",
    "fairs",
    "interviews",
    "moderation",
    "offers",
    "paper_views",
    "placement",
    "positions",
    "search_views",
    "vacancies",
    "venue",
]
