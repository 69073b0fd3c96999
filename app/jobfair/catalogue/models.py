"""Searches of the catalogue that somebody keeps, to be written to of new vacancies."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import User
from app.base.columns import intpk
from app.extensions import Model


class VacancySearch(Model):
    """A search under its own words; `criteria` are those of the catalogue that were asked.

    `told_until` is the moment up to which its vacancies were told of, `written_on` the day of the
    last letter: there is at most one a day.
    """

    __tablename__ = "vacancy_searches"
    __audited__ = False  # it is nobody's but its owner's

    id: Mapped[intpk]
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    title: Mapped[str]
    criteria: Mapped[dict[str, Any]] = mapped_column(JSON)
    told_until: Mapped[datetime]
    written_on: Mapped[date | None]

    user: Mapped[User] = relationship()
