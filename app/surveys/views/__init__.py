"""Pages of surveys and forecasts; importing them fills the blueprint."""

from app.surveys.views import asking, forecasts, questions, summary, surveys
from app.surveys.views.blueprint import bp

__all__ = ["asking", "bp", "forecasts", "questions", "summary", "surveys"]
