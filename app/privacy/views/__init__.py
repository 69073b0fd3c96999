"""Pages of personal data, a room per kind of reader's question."""

from app.privacy.views import consents, keeping, mine, people, texts
from app.privacy.views.blueprint import bp

__all__ = ["bp", "consents", "keeping", "mine", "people", "texts"]
