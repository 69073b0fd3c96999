"""People who sign in, their one-time links and the attempts that are counted."""

from datetime import datetime
from typing import NamedTuple

from flask_login import UserMixin
from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.enums import AttemptKind, Role, TokenPurpose, UserState
from app.accounts.roles import OF_OUTSIDE_STUDENTS, grants
from app.base.collation import sort_key_column
from app.base.columns import intpk
from app.base.search import Searchable
from app.extensions import Model
from app.web.access import known_permission

MOST_ATTEMPTS = 1_000_000


class Hat(NamedTuple):
    """A role, and the organization it is worn for where it has one."""

    role: Role
    organization_id: int | None


class User(UserMixin, Searchable, Model):
    """A person with an account. `session_version` ends all sessions when it grows."""

    __tablename__ = "users"
    __table_args__ = (
        CheckConstraint(
            "role <> 'employer' OR organization_id IS NOT NULL", name="employer_has_organization"
        ),
        Index("ix_users_name_key_id", "name_key", "id"),
    )

    id: Mapped[intpk]
    email: Mapped[str] = mapped_column(unique=True)
    display_name: Mapped[str]
    name_key: Mapped[str] = sort_key_column("display_name")
    role: Mapped[Role]
    organization_id: Mapped[int | None] = mapped_column(
        ForeignKey("organizations.id", ondelete="RESTRICT"), index=True
    )
    password_hash: Mapped[str | None] = mapped_column(info={"audit": "mask"})
    session_version: Mapped[int] = mapped_column(default=1, info={"audit": "skip"})
    active: Mapped[bool] = mapped_column(default=True)
    # A student of another organization: the role of students gives the own contract alone.
    studies_elsewhere: Mapped[bool] = mapped_column(default=False)
    is_demo: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    # The first hat stands in `role` and `organization_id`, further ones here (decision 0014).
    further_hats: Mapped[list["FurtherHat"]] = relationship(
        back_populates="user", order_by="FurtherHat.id", cascade="all, delete-orphan"
    )

    __mapper_args__ = {"version_id_col": version}

    @property
    def hats(self) -> list[Hat]:
        """Return everything this person is to the cluster, the first hat first."""
        further = (Hat(hat.role, hat.organization_id) for hat in self.further_hats)
        return [Hat(self.role, self.organization_id), *further]

    @property
    def roles(self) -> list[Role]:
        """Return the roles of all hats, each once."""
        return list(dict.fromkeys(hat.role for hat in self.hats))

    @property
    def organization_ids(self) -> frozenset[int]:
        """Return the organizations this person acts for: those of the employer's hats."""
        acting = (hat for hat in self.hats if hat.role is Role.EMPLOYER)
        return frozenset(hat.organization_id for hat in acting if hat.organization_id)

    @property
    def affiliations(self) -> frozenset[int]:
        """Return the organizations of all hats: whoever belongs to one does not judge it."""
        return frozenset(hat.organization_id for hat in self.hats if hat.organization_id)

    @property
    def is_active(self) -> bool:
        return self.active

    @property
    def state(self) -> UserState:
        """Tell how the account stands."""
        if not self.active:
            return UserState.CLOSED
        return UserState.ACTIVE if self.password_hash else UserState.INVITED

    @property
    def is_invited(self) -> bool:
        """Tell whether the person may come in and has not set a password yet."""
        return self.state is UserState.INVITED

    def get_id(self) -> str:
        """Return what the session cookie keeps: an old session version signs nobody in."""
        return f"{self.id}:{self.session_version}"

    def can(self, permission: str) -> bool:
        """Tell whether any role holds a permission; LookupError for an unknown name."""
        name = known_permission(permission)
        return any(grants(role, name) for role in self.roles if not self._is_kept_from(role, name))

    def _is_kept_from(self, role: Role, permission: str) -> bool:
        is_guest = self.studies_elsewhere and role is Role.STUDENT
        return is_guest and permission not in OF_OUTSIDE_STUDENTS

    @property
    def sees_all(self) -> bool:
        """Tell whether scoped queries show this person every record."""
        return not {Role.ADMIN, Role.STAFF}.isdisjoint(self.roles)

    def search_text(self) -> str:
        """Return what people search each other by."""
        return f"{self.display_name} {self.email}"


class FurtherHat(Model):
    """One more thing a person is: a role, for an organization where it has one."""

    __tablename__ = "further_hats"
    __table_args__ = (
        UniqueConstraint("user_id", "role", "organization_id", name="uq_further_hats_hat"),
        CheckConstraint(
            "role <> 'employer' OR organization_id IS NOT NULL", name="employer_has_organization"
        ),
    )

    id: Mapped[intpk]
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    role: Mapped[Role]
    organization_id: Mapped[int | None] = mapped_column(
        ForeignKey("organizations.id", ondelete="RESTRICT"), index=True
    )
    since: Mapped[datetime]

    user: Mapped[User] = relationship(back_populates="further_hats")


class AccountToken(Model):
    """A one-time link: only the digest of its secret is kept. Its times are true times."""

    __tablename__ = "account_tokens"

    id: Mapped[intpk]
    digest: Mapped[str] = mapped_column(unique=True, info={"audit": "mask"})
    purpose: Mapped[TokenPurpose]
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    expires_at: Mapped[datetime] = mapped_column(index=True)
    used_at: Mapped[datetime | None]


class AttemptCount(Model):
    """How often something was tried within a window of true time, and when the last time."""

    __tablename__ = "attempt_counts"
    __audited__ = False
    __table_args__ = (
        UniqueConstraint("kind", "subject", "window_start", name="uq_attempt_counts_subject"),
        CheckConstraint(f"count BETWEEN 0 AND {MOST_ATTEMPTS}", name="count_range"),
    )

    id: Mapped[intpk]
    kind: Mapped[AttemptKind]
    subject: Mapped[str]
    window_start: Mapped[datetime] = mapped_column(index=True)
    count: Mapped[int]
    last_at: Mapped[datetime]
