"""Pages of award rounds: one blueprint over the rooms of this folder."""

from app.awards.views import criteria, duties, letters, nominations, own, rounds, scoring, steps
from app.awards.views.blueprint import bp

__all__ = [
    "bp",
    "criteria",
    "duties",
    "letters",
    "nominations",
    "own",
    "rounds",
    "scoring",
    "steps",
]
