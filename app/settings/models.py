"""The settings: one row of the college, and what there may be several of."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from app.base.cluster import (
    DEFAULT_NAME,
    DEFAULT_ZONE,
    MAX_VACANCY_DAYS,
    MIN_VACANCY_DAYS,
    VACANCY_DAYS,
)
from app.base.collation import sort_key_column
from app.base.columns import intpk, long_text
from app.extensions import Model
from app.settings.enums import Authority, SignatoryGender

THE_ONE = 1  # the id of the only row


class ClusterSettings(Model):
    """What the college says of the cluster and of itself: one row, of the first to save it."""

    __tablename__ = "cluster_settings"
    __table_args__ = (
        CheckConstraint(f"id = {THE_ONE}", name="one_row"),
        CheckConstraint("inn = '' OR length(inn) IN (10, 12)", name="inn_length"),
        CheckConstraint("kpp = '' OR length(kpp) = 9", name="kpp_length"),
        CheckConstraint("ogrn = '' OR length(ogrn) IN (13, 15)", name="ogrn_length"),
        CheckConstraint(
            f"vacancy_days BETWEEN {MIN_VACANCY_DAYS} AND {MAX_VACANCY_DAYS}",
            name="vacancy_days_range",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(default=DEFAULT_NAME)
    name_genitive: Mapped[str] = mapped_column(default="")
    name_prepositional: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    time_zone: Mapped[str] = mapped_column(default=DEFAULT_ZONE)
    region: Mapped[str] = mapped_column(default="")
    founder: Mapped[str] = mapped_column(default="")
    kind: Mapped[str] = mapped_column(default="")
    kind_genitive: Mapped[str] = mapped_column(default="")
    kind_dative: Mapped[str] = mapped_column(default="")
    kind_instrumental: Mapped[str] = mapped_column(default="")
    own_name: Mapped[str] = mapped_column(default="")
    short_name: Mapped[str] = mapped_column(default="")
    town: Mapped[str] = mapped_column(default="")
    inn: Mapped[str] = mapped_column(default="")
    kpp: Mapped[str] = mapped_column(default="")
    ogrn: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    contact_office: Mapped[str] = mapped_column(default="")
    emblem_digest: Mapped[str | None] = mapped_column(
        ForeignKey("emblems.digest", ondelete="RESTRICT"), index=True
    )
    # Whether a seat of practice outside of a signed agreement is refused, not only shown.
    needs_agreement: Mapped[bool] = mapped_column(default=False)
    # After how many days a vacancy nobody vouched for counts as old, and its employer is asked.
    vacancy_days: Mapped[int] = mapped_column(default=VACANCY_DAYS)
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    __mapper_args__ = {"version_id_col": version}


class Emblem(Model):
    """A picture of a letterhead, checked when it came; never changed, known by its digest."""

    __tablename__ = "emblems"
    __audited__ = False  # the record that takes it is in the log

    digest: Mapped[str] = mapped_column(primary_key=True)
    media_type: Mapped[str]
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    created_at: Mapped[datetime]


class OrganizationLetterhead(Model):
    """What heads the papers that go out in an organization's own name."""

    __tablename__ = "letterheads"

    id: Mapped[intpk]
    organization_id: Mapped[int] = mapped_column(
        ForeignKey("organizations.id", ondelete="CASCADE"), unique=True
    )
    heading: Mapped[long_text] = mapped_column(default="")
    emblem_digest: Mapped[str | None] = mapped_column(
        ForeignKey("emblems.digest", ondelete="RESTRICT"), index=True
    )
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    __mapper_args__ = {"version_id_col": version}


class PartySignatory:
    """Columns of who signs a paper for a party, by what right, and how it is printed.

    The cases are hand-made: an empty one is left to who prints it.
    """

    name: Mapped[str] = mapped_column(default="")
    post: Mapped[str] = mapped_column(default="")
    authority: Mapped[Authority] = mapped_column(default=Authority.CHARTER)
    authority_number: Mapped[str] = mapped_column(default="")
    authority_on: Mapped[date | None]
    gender: Mapped[SignatoryGender | None]
    name_genitive: Mapped[str] = mapped_column(default="")
    post_genitive: Mapped[str] = mapped_column(default="")


class Signatory(PartySignatory, Model):
    """Who signs for the college (no organization) or for an organization, and by what right."""

    __tablename__ = "signatories"
    __table_args__ = (
        CheckConstraint(
            "valid_from IS NULL OR valid_until IS NULL OR valid_until >= valid_from",
            name="valid_in_order",
        ),
        Index("ix_signatories_organization_id_valid_from", "organization_id", "valid_from"),
    )

    id: Mapped[intpk]
    organization_id: Mapped[int | None] = mapped_column(
        ForeignKey("organizations.id", ondelete="CASCADE")
    )
    valid_from: Mapped[date | None]
    valid_until: Mapped[date | None]
    name_dative: Mapped[str] = mapped_column(default="")
    name_instrumental: Mapped[str] = mapped_column(default="")
    post_dative: Mapped[str] = mapped_column(default="")
    post_instrumental: Mapped[str] = mapped_column(default="")
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    __mapper_args__ = {"version_id_col": version}


class Council(Model):
    """A council of the cluster or the college, with who leads it and who keeps its minutes."""

    __tablename__ = "councils"
    __table_args__ = (Index("ix_councils_name_key_id", "name_key", "id"),)

    id: Mapped[intpk]
    name: Mapped[str] = mapped_column(unique=True)
    name_key: Mapped[str] = sort_key_column("name")
    name_genitive: Mapped[str] = mapped_column(default="")
    chair_name: Mapped[str] = mapped_column(default="")
    chair_post: Mapped[str] = mapped_column(default="")
    secretary_name: Mapped[str] = mapped_column(default="")
    secretary_post: Mapped[str] = mapped_column(default="")
    archived_on: Mapped[date | None]  # the day it was dissolved
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    __mapper_args__ = {"version_id_col": version}


class PublicationSite(Model):
    """Where the college publishes: a site, a page of a social network."""

    __tablename__ = "publication_sites"

    id: Mapped[intpk]
    name: Mapped[str]
    url: Mapped[str] = mapped_column(unique=True)
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    __mapper_args__ = {"version_id_col": version}


class CalendarDay(Model):
    """A day that a decree moved: people work on it, or do not, whatever the usual calendar says."""

    __tablename__ = "calendar_days"

    id: Mapped[intpk]
    day: Mapped[date] = mapped_column(unique=True)
    works: Mapped[bool]
    note: Mapped[str] = mapped_column(default="")


class RetentionTerm(Model):
    """How long a kind of record is kept here, where that is not what its package proposes."""

    __tablename__ = "retention_terms"
    __table_args__ = (CheckConstraint("months BETWEEN 1 AND 1200", name="months_range"),)

    id: Mapped[intpk]
    kind: Mapped[str] = mapped_column(unique=True)
    months: Mapped[int]
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    __mapper_args__ = {"version_id_col": version}


class LetterText(Model):
    """A letter in the college's own words; `name` is the template it stands for."""

    __tablename__ = "letter_texts"

    id: Mapped[intpk]
    name: Mapped[str] = mapped_column(unique=True)
    body: Mapped[long_text]
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    __mapper_args__ = {"version_id_col": version}
