"""Organizations of the cluster and the people to call there."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.base.collation import sort_key_column
from app.base.columns import intpk
from app.base.identity import town_identity
from app.base.identity_columns import identity_column
from app.base.search import Searchable, phone_words
from app.extensions import Model
from app.organizations.enums import OrganizationKind
from app.organizations.rules import identity_of


class Organization(Searchable, Model):
    """A participant of the cluster; requisites are checked before they are stored."""

    __tablename__ = "organizations"
    __table_args__ = (
        CheckConstraint("inn IS NULL OR length(inn) IN (10, 12)", name="inn_length"),
        CheckConstraint("kpp IS NULL OR length(kpp) = 9", name="kpp_length"),
        CheckConstraint("ogrn IS NULL OR length(ogrn) IN (13, 15)", name="ogrn_length"),
        Index("ix_organizations_name_key_id", "name_key", "id"),
        Index("ix_organizations_town_key_id", "town_key", "id"),
    )

    id: Mapped[intpk]
    name: Mapped[str] = mapped_column(unique=True)
    short_name: Mapped[str] = mapped_column(index=True)
    kind: Mapped[OrganizationKind] = mapped_column(index=True)
    town: Mapped[str] = mapped_column(index=True)
    name_key: Mapped[str] = sort_key_column("short_name")
    town_key: Mapped[str] = sort_key_column("town")
    identity_key: Mapped[str] = identity_column(identity_of, "name", "town")
    town_identity: Mapped[str] = identity_column(town_identity, "town")
    address: Mapped[str] = mapped_column(default="")
    inn: Mapped[str | None] = mapped_column(unique=True)
    kpp: Mapped[str | None]
    ogrn: Mapped[str | None] = mapped_column(unique=True)
    phone: Mapped[str | None]
    email: Mapped[str | None]
    head_name: Mapped[str] = mapped_column(default="")
    head_position: Mapped[str] = mapped_column(default="")
    archived_on: Mapped[date | None]  # the day it left the cluster
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    contacts: Mapped[list["ContactPerson"]] = relationship(
        back_populates="organization", order_by="ContactPerson.name", cascade="all, delete-orphan"
    )

    __mapper_args__ = {"version_id_col": version}

    def search_text(self) -> str:
        """Return what people search organizations by; «другая организация» is no word for one."""
        kind = "" if self.kind is OrganizationKind.OTHER else self.kind.label
        numbers = f"{self.inn or ''} {self.ogrn or ''} {phone_words(self.phone)}"
        return f"{self.name} {self.short_name} {kind} {self.town} {numbers}"


class ContactPerson(Model):
    """Whom to call in an organization, and about what."""

    __tablename__ = "contact_persons"

    id: Mapped[intpk]
    organization_id: Mapped[int] = mapped_column(
        ForeignKey("organizations.id", ondelete="CASCADE"), index=True
    )
    name: Mapped[str]
    position: Mapped[str] = mapped_column(default="")
    phone: Mapped[str | None]
    email: Mapped[str | None]

    organization: Mapped[Organization] = relationship(back_populates="contacts")
