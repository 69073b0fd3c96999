"""The page behind a link, and the staff's own pages; importing them fills the blueprint."""

from app.links.views import answering, staff
from app.links.views.blueprint import bp

__all__ = ["answering", "bp", "staff"]
