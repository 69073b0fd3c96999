"""Pages of award rounds: one blueprint over the rooms of this folder."""

from app.awards.views import letters, nominations, rounds, scoring
from app.awards.views.blueprint import bp

__all__ = ["bp", "letters", "nominations", "rounds", "scoring"]
