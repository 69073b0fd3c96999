"""Publications and the outlets they came out in."""

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.activities.publications.enums import OutletKind, PublicationState
from app.base.columns import intpk, long_text
from app.base.search import Searchable
from app.extensions import Model
from app.plan.models import ServesPlan

if TYPE_CHECKING:
    from app.accounts.models import User


class Publication(ServesPlan, Searchable, Model):
    """What is told of an occasion; `published_on` is the day of the first outlet.

    An occasion is a held event of the cluster (`event_id`) or anything else in words. `is_asked`:
    the event asked for it by itself, once.
    """

    __tablename__ = "publications"
    __table_args__ = (
        CheckConstraint(
            "(state = 'published') = (published_on IS NOT NULL)", name="published_has_day"
        ),
        CheckConstraint("published_on >= event_on", name="not_before_event"),
        CheckConstraint("state <> 'dropped' OR dropped_reason <> ''", name="dropped_has_reason"),
        Index(
            "uq_publications_asked",
            "event_id",
            unique=True,
            sqlite_where=text("is_asked"),
            postgresql_where=text("is_asked"),
        ),
        Index("ix_publications_event_on_id", "event_on", "id"),
        Index("ix_publications_published_on_id", "published_on", "id"),
    )

    id: Mapped[intpk]
    title: Mapped[str]
    event_id: Mapped[int | None] = mapped_column(
        ForeignKey("cluster_events.id", ondelete="SET NULL"), index=True
    )
    occasion: Mapped[str]
    event_on: Mapped[date]
    author_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="SET NULL"), index=True
    )
    summary: Mapped[long_text] = mapped_column(default="")
    text: Mapped[long_text] = mapped_column(default="")
    state: Mapped[PublicationState] = mapped_column(default=PublicationState.DRAFT, index=True)
    dropped_reason: Mapped[long_text] = mapped_column(default="")
    published_on: Mapped[date | None]
    is_public: Mapped[bool] = mapped_column(default=True)
    is_asked: Mapped[bool] = mapped_column(default=False)
    reminded_on: Mapped[date | None] = mapped_column(info={"audit": "skip"})
    is_demo: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    author: Mapped["User | None"] = relationship()
    outlets: Mapped[list["PublicationOutlet"]] = relationship(
        back_populates="publication",
        cascade="all, delete-orphan",
        passive_deletes=True,
        order_by="PublicationOutlet.published_on, PublicationOutlet.id",
    )

    __mapper_args__ = {"version_id_col": version}

    @property
    def is_news(self) -> bool:
        """Whether everybody may read it."""
        return self.is_public and self.state is PublicationState.PUBLISHED

    def search_text(self) -> str:
        """Return what people search publications by."""
        return f"{self.title} {self.occasion}"


class PublicationOutlet(Model):
    """Where a publication came out: a link, or a paper's name and number."""

    __tablename__ = "publication_outlets"
    __table_args__ = (
        UniqueConstraint("publication_id", "url"),
        CheckConstraint("url IS NOT NULL OR kind = 'press'", name="has_link"),
    )

    id: Mapped[intpk]
    publication_id: Mapped[int] = mapped_column(ForeignKey("publications.id", ondelete="CASCADE"))
    kind: Mapped[OutletKind]
    name: Mapped[str] = mapped_column(default="")
    url: Mapped[str | None]
    published_on: Mapped[date]
    is_demo: Mapped[bool] = mapped_column(default=False)

    publication: Mapped[Publication] = relationship(back_populates="outlets")

    @property
    def label(self) -> str:
        """Return what the outlet is called: its own name, else its kind."""
        return self.name or str(self.kind.label)
