"""Practice bases: sites of organizations that take students."""

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.base.collation import sort_key_column
from app.base.columns import intpk
from app.base.identity import identity_column, town_identity
from app.base.search import Searchable
from app.extensions import Model

if TYPE_CHECKING:
    from app.organizations.models import Organization


class PracticeBase(Searchable, Model):
    """A site of an organization; the main one has no title of its own and is the organization."""

    __tablename__ = "practice_bases"
    __table_args__ = (
        CheckConstraint("latitude IS NULL OR latitude BETWEEN -90 AND 90", name="latitude_range"),
        CheckConstraint(
            "longitude IS NULL OR longitude BETWEEN -180 AND 180", name="longitude_range"
        ),
        CheckConstraint("(latitude IS NULL) = (longitude IS NULL)", name="both_coordinates"),
        UniqueConstraint("organization_id", "title"),
        Index("ix_practice_bases_town_key_id", "town_key", "id"),
    )

    id: Mapped[intpk]
    organization_id: Mapped[int] = mapped_column(
        ForeignKey("organizations.id", ondelete="RESTRICT")
    )
    title: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(default="")
    town: Mapped[str]
    town_key: Mapped[str] = sort_key_column("town")
    town_identity: Mapped[str] = identity_column(town_identity, "town")
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    archived_on: Mapped[date | None]  # the day it stopped taking students
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    organization: Mapped["Organization"] = relationship()

    __mapper_args__ = {"version_id_col": version}

    @property
    def name(self) -> str:
        """Return what people call the base: the organization, with the site where it has one."""
        return ", ".join(filter(None, (self.organization.short_name, self.title)))

    def search_text(self) -> str:
        """Return what people search bases by; the organization is looked up by its own words."""
        return f"{self.title} {self.town} {self.address}"
