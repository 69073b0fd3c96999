"""Practice bases: sites of organizations that take students, and who answers for practice there."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.base.collation import sort_key_column
from app.base.columns import intpk, long_text
from app.base.identity import town_identity
from app.base.identity_columns import identity_column
from app.base.search import Searchable
from app.base.settlements import (
    Point,
    chosen_key,
    point_of,
    settlement_key,
)
from app.extensions import Model
from app.practice.enums import PracticeKind

if TYPE_CHECKING:
    from app.organizations.models import Organization
    from app.students.models import Speciality


class PracticeBase(Searchable, Model):
    """A site of an organization; the main one has no title of its own and is the organization.

    `district` tells its town from another of that name and is empty where nothing has to be told;
    latitude and longitude are there when somebody told more than the town.
    """

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
    district: Mapped[str] = mapped_column(default="")
    settlement_key: Mapped[str] = identity_column(settlement_key, "town", "district")
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    needs_medical_book: Mapped[bool] = mapped_column(default=False)
    has_dormitory: Mapped[bool] = mapped_column(default=False)
    hours: Mapped[str] = mapped_column(default="")
    transport: Mapped[str] = mapped_column(default="")
    conditions: Mapped[long_text] = mapped_column(default="")
    archived_on: Mapped[date | None]  # the day it stopped taking students
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    organization: Mapped["Organization"] = relationship()
    kind_rows: Mapped[list["BaseKind"]] = relationship(cascade="all, delete-orphan")
    speciality_rows: Mapped[list["BaseSpeciality"]] = relationship(cascade="all, delete-orphan")
    responsibles: Mapped[list["BaseResponsible"]] = relationship(
        back_populates="base",
        order_by="BaseResponsible.since.desc(), BaseResponsible.id.desc()",
        cascade="all, delete-orphan",
    )

    __mapper_args__ = {"version_id_col": version}

    @property
    def name(self) -> str:
        """Return what people call the base: the organization, with the site where it has one."""
        return ", ".join(filter(None, (self.organization.short_name, self.title)))

    @property
    def place(self) -> str:
        """Return the town, told from its namesakes where there is need."""
        return f"{self.town} ({self.district})" if self.district else self.town

    @property
    def settlement(self) -> str | None:
        """Return the key of its town among those of the name, as a form holds it."""
        return chosen_key(self.town, self.district)

    @property
    def whole_address(self) -> str:
        """Return where the base is in one line; many write the town into the address.

        The main base without an address of its own stands at the organization's.
        """
        address = self.address or ("" if self.title else self.organization.address)
        if self.town in address:
            return address
        return ", ".join(filter(None, (self.place, address)))

    @property
    def kinds(self) -> list[PracticeKind]:
        """Return the kinds of practice the base is for, in the order of the programmes."""
        held = {row.kind for row in self.kind_rows}
        return [kind for kind in PracticeKind if kind in held]

    @kinds.setter
    def kinds(self, kinds: Sequence[PracticeKind]) -> None:
        held = {row.kind: row for row in self.kind_rows}
        if set(held) != set(kinds):
            self.kind_rows = [held.get(kind) or BaseKind(kind=kind) for kind in sorted(set(kinds))]

    @property
    def specialities(self) -> list["Speciality"]:
        """Return the specialities the base takes, by code."""
        return sorted((row.speciality for row in self.speciality_rows), key=lambda one: one.code)

    @property
    def speciality_ids(self) -> list[int]:
        """Return the ids of the specialities the base takes."""
        return [row.speciality_id for row in self.speciality_rows]

    @speciality_ids.setter
    def speciality_ids(self, ids: Sequence[int]) -> None:
        held = {row.speciality_id: row for row in self.speciality_rows}
        if set(held) != set(ids):
            self.speciality_rows = [
                held.get(id_) or BaseSpeciality(speciality_id=id_) for id_ in sorted(set(ids))
            ]

    @property
    def present(self) -> list["BaseResponsible"]:
        """Return who answers for practice here now: whom nobody has replaced."""
        return [one for one in self.responsibles if one.until is None]

    @property
    def former(self) -> list["BaseResponsible"]:
        """Return who answered before, the latest first."""
        return [one for one in self.responsibles if one.until is not None]

    @property
    def point(self) -> Point | None:
        """Return where the base is: as somebody told, else the middle of its town, if known."""
        return self.coordinates or point_of(self.town, self.district)

    @property
    def coordinates(self) -> Point | None:
        """Return the point that somebody told, None while the middle of the town will do."""
        if self.latitude is None or self.longitude is None:
            return None
        return self.latitude, self.longitude

    def search_text(self) -> str:
        """Return what people search bases by; the organization is looked up by its own words."""
        return f"{self.title} {self.town} {self.district} {self.address}"


class BaseKind(Model):
    """A kind of practice that a base is for."""

    __tablename__ = "practice_base_kinds"
    __table_args__ = (UniqueConstraint("base_id", "kind"),)

    id: Mapped[intpk]
    base_id: Mapped[int] = mapped_column(ForeignKey("practice_bases.id", ondelete="CASCADE"))
    kind: Mapped[PracticeKind]


class BaseSpeciality(Model):
    """A speciality whose students a base takes."""

    __tablename__ = "practice_base_specialities"
    __table_args__ = (UniqueConstraint("base_id", "speciality_id"),)

    id: Mapped[intpk]
    base_id: Mapped[int] = mapped_column(ForeignKey("practice_bases.id", ondelete="CASCADE"))
    speciality_id: Mapped[int] = mapped_column(
        ForeignKey("specialities.id", ondelete="RESTRICT"), index=True
    )

    speciality: Mapped["Speciality"] = relationship()


class BaseResponsible(Model):
    """Who answers for practice at a base; once replaced, the record stays with its last day."""

    __tablename__ = "practice_base_responsibles"
    __table_args__ = (CheckConstraint("until >= since", name="dates_in_order"),)

    id: Mapped[intpk]
    base_id: Mapped[int] = mapped_column(
        ForeignKey("practice_bases.id", ondelete="CASCADE"), index=True
    )
    name: Mapped[str]
    position: Mapped[str] = mapped_column(default="")
    phone: Mapped[str | None]
    email: Mapped[str | None]
    order_number: Mapped[str] = mapped_column(default="")
    order_on: Mapped[date | None]
    conforms_on: Mapped[date | None]  # articles 331 and 351.1 of the Labour Code were checked
    since: Mapped[date]
    until: Mapped[date | None]
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    base: Mapped[PracticeBase] = relationship(back_populates="responsibles")

    __mapper_args__ = {"version_id_col": version}
