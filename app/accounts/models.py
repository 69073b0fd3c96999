"""People who sign in, their one-time links and their failed tries."""

from datetime import datetime

from flask_login import UserMixin
from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.accounts.enums import Role, TokenPurpose
from app.accounts.roles import grants
from app.extensions import Model
from app.web.columns import intpk


class User(UserMixin, Model):
    """A person with an account. `session_version` ends all sessions when it grows."""

    __tablename__ = "users"
    __table_args__ = (
        CheckConstraint(
            "role <> 'employer' OR organization_id IS NOT NULL", name="employer_has_organization"
        ),
    )

    id: Mapped[intpk]
    email: Mapped[str] = mapped_column(unique=True)
    display_name: Mapped[str]
    role: Mapped[Role]
    organization_id: Mapped[int | None] = mapped_column(
        ForeignKey("organizations.id", ondelete="RESTRICT"), index=True
    )
    password_hash: Mapped[str | None] = mapped_column(info={"audit": "mask"})
    session_version: Mapped[int] = mapped_column(default=1, info={"audit": "skip"})
    active: Mapped[bool] = mapped_column(default=True)
    is_demo: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(info={"audit": "skip"})

    __mapper_args__ = {"version_id_col": version}

    @property
    def is_active(self) -> bool:
        return self.active

    def get_id(self) -> str:
        """Return what the session cookie keeps: an old session version signs nobody in."""
        return f"{self.id}:{self.session_version}"

    def can(self, permission: str) -> bool:
        """Tell whether this person's role holds a permission."""
        return grants(self.role, str(permission))

    @property
    def sees_all(self) -> bool:
        """Tell whether scoped queries show this person every record."""
        return self.role in {Role.ADMIN, Role.STAFF}


class AccountToken(Model):
    """A one-time link: only the digest of its secret is kept."""

    __tablename__ = "account_tokens"

    id: Mapped[intpk]
    digest: Mapped[str] = mapped_column(unique=True, info={"audit": "mask"})
    purpose: Mapped[TokenPurpose]
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class SignInAttempt(Model):
    """A failed try to sign in, counted per e-mail and per address."""

    __tablename__ = "sign_in_attempts"
    __audited__ = False
    __table_args__ = (
        Index("ix_sign_in_attempts_email_at", "email", "at"),
        Index("ix_sign_in_attempts_address_at", "address", "at"),
    )

    id: Mapped[intpk]
    email: Mapped[str]
    address: Mapped[str]
    at: Mapped[datetime]
