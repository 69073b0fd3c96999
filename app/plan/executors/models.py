"""Executors of a plan by its own words, and whom each of them means."""

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import User
from app.base.columns import intpk, long_text
from app.extensions import Model
from app.organizations.models import Organization
from app.plan.models import Plan
from app.settings.models import Council


class PlanExecutor(Model):
    """The words of one executor in a plan; `is_confirmed` once staff has said whom they mean."""

    __tablename__ = "plan_executors"
    __table_args__ = (UniqueConstraint("plan_id", "name"),)

    id: Mapped[intpk]
    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id", ondelete="CASCADE"))
    name: Mapped[long_text]
    is_confirmed: Mapped[bool] = mapped_column(default=False)
    is_everybody: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    plan: Mapped[Plan] = relationship()
    links: Mapped[list["ExecutorLink"]] = relationship(
        back_populates="executor", cascade="all, delete-orphan", order_by="ExecutorLink.id"
    )

    __mapper_args__ = {"version_id_col": version}

    @property
    def council_ids(self) -> list[int]:
        """The councils meant."""
        return [link.council_id for link in self.links if link.council_id]

    @property
    def organization_ids(self) -> list[int]:
        """The organizations meant."""
        return [link.organization_id for link in self.links if link.organization_id]

    @property
    def user_ids(self) -> list[int]:
        """The people meant, by their accounts."""
        return [link.user_id for link in self.links if link.user_id]


class ExecutorLink(Model):
    """One of those whom an executor's words mean."""

    __tablename__ = "plan_executor_links"
    __table_args__ = (
        CheckConstraint(
            "(CASE WHEN council_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN organization_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN user_id IS NULL THEN 0 ELSE 1 END) = 1",
            name="means_one",
        ),
    )

    id: Mapped[intpk]
    executor_id: Mapped[int] = mapped_column(
        ForeignKey("plan_executors.id", ondelete="CASCADE"), index=True
    )
    council_id: Mapped[int | None] = mapped_column(
        ForeignKey("councils.id", ondelete="CASCADE"), index=True
    )
    organization_id: Mapped[int | None] = mapped_column(
        ForeignKey("organizations.id", ondelete="CASCADE"), index=True
    )
    user_id: Mapped[int | None] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), index=True
    )

    executor: Mapped[PlanExecutor] = relationship(back_populates="links")
    council: Mapped[Council | None] = relationship()
    organization: Mapped[Organization | None] = relationship()
    user: Mapped[User | None] = relationship()

    @property
    def label(self) -> str:
        """Who is meant, in words."""
        if self.council:
            return self.council.name
        if self.organization:
            return self.organization.short_name
        return self.user.display_name if self.user else ""
