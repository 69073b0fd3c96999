"""Finding people."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from flask import current_app
from sqlalchemy import ColumnElement, Select, exists, func, or_, select, true, union
from sqlalchemy.orm import InstrumentedAttribute, joinedload, selectinload

from app.accounts.enums import Role, TokenPurpose, UserState
from app.accounts.models import AccountToken, FurtherHat, Hat, User
from app.accounts.roles import grants
from app.accounts.rules import normalise_email
from app.audit.models import AuditEntry
from app.base.choices import Choices
from app.base.errors import NotFoundError
from app.base.search import first_found, matches
from app.extensions import db
from app.organizations.models import Organization
from app.organizations.queries import names_by_id
from app.web.access import known_permission
from app.web.urls import LARGEST_ID

# Accounts are numbered in the order they were made in.
SORTABLE: dict[str, Any] = {"name": User.name_key, "email": User.email, "since": User.id}
_ORGANIZATION_NAME = (
    select(Organization.short_name)
    .where(Organization.id == User.organization_id)
    .correlate(User)
    .scalar_subquery()
)


class Credentials(NamedTuple):
    """What signing in is checked against."""

    user_id: int
    password_hash: str | None
    session_version: int


def find_user_by_email(email: str) -> User | None:
    """Return the person with this e-mail, None when there is none."""
    return db.session.scalar(select(User).where(User.email == normalise_email(email)))


def find_credentials(email: str) -> Credentials | None:
    """Return what a person with this e-mail signs in with, None for unknown and closed ones."""
    statement = select(User.id, User.password_hash, User.session_version).where(
        User.email == normalise_email(email), may_enter()
    )
    row = db.session.execute(statement).one_or_none()
    return Credentials(*row) if row else None


def may_enter() -> ColumnElement[bool]:
    """Return the condition that a person may sign in at all.

    The password of the invented people stands in the project's README: in production none of
    them gets in, whatever the database still holds.
    """
    return User.active & ~User.is_demo if in_production() else User.active & true()


def in_production() -> bool:
    """Tell whether this is the site of real people."""
    return bool(current_app.config["ENV_NAME"] == "production")


def find_user_of_session(session_id: str) -> User | None:
    """Return the active person of a session cookie, None when the session has ended."""
    user_id, _, session_version = session_id.partition(":")
    if not (user_id.isdecimal() and session_version.isdecimal()) or int(user_id) > LARGEST_ID:
        return None
    user = db.session.get(User, int(user_id), options=[joinedload(User.further_hats)])
    if user is None or user.session_version != int(session_version):
        return None
    return user if user.active and not (user.is_demo and in_production()) else None


def find_user(user_id: int) -> User | None:
    """Return a person by id, None when there is none."""
    return db.session.get(User, user_id)


def get_user(user_id: int) -> User:
    """Return a person by id; raises NotFoundError."""
    user = find_user(user_id)
    if user is None:
        raise NotFoundError
    return user


class UserRow(NamedTuple):
    """A line of the list: a person and the name of the organization they belong to."""

    user: User
    organization: str | None


def list_users(
    *, q: str | None = None, role: Role | None = None, state: UserState | None = None
) -> Select[Any]:
    """Select the fields of UserRow, narrowed by words of name or e-mail, by role and by state."""
    statement = select(User, _ORGANIZATION_NAME.label("organization")).options(
        selectinload(User.further_hats)
    )
    if q:
        statement = statement.where(matches(q, (User, User.id)))
    if role:
        statement = statement.where(wears(role))
    if state:
        statement = statement.where(_is_in(state))
    return statement


def actor_choices() -> Choices:
    """Return those who changed something in the records, by name."""
    acted = exists().where(AuditEntry.actor_id == User.id)
    return Choices(
        name="actors",
        statement=select(User.id, User.display_name).where(acted).order_by(User.name_key, User.id),
        key=User.id,
        label=lambda row: str(row.display_name),
        found_by=lambda words: matches(words, (User, User.id)),
    )


def colleague_choices(*, but: int | None = None) -> Choices:
    """Return those who may sign in, by name, without one of them."""
    able = User.active if but is None else User.active & (User.id != but)
    return Choices(
        name="colleagues",
        statement=select(User.id, User.display_name, User.email)
        .where(able)
        .order_by(User.name_key, User.id),
        key=User.id,
        label=lambda row: f"{row.display_name}, {row.email}",
        found_by=lambda words: matches(words, (User, User.id)),
    )


def worker_choices(name: str, *, chosen: int | None = None) -> Choices:
    """Return everybody who may sign in but students, by name; who is `chosen` already stays."""
    able = User.active & wears(*(role for role in Role if role is not Role.STUDENT))
    return Choices(
        name=name,
        statement=select(User.id, User.display_name)
        .where(able if chosen is None else able | (User.id == chosen))
        .order_by(User.name_key, User.id),
        key=User.id,
        label=lambda row: str(row.display_name),
        found_by=lambda words: matches(words, (User, User.id)),
    )


def holder_choices(name: str, permission: str, *, chosen: int | None = None) -> Choices:
    """Return those who may do something, by name; `name` is that of the package's source.

    Who is `chosen` already stays, whatever the account may do by now.
    """
    able = holds(permission) if chosen is None else holds(permission) | (User.id == chosen)
    columns = select(User.id, User.display_name).where(able)
    return Choices(
        name=name,
        statement=columns.order_by(User.name_key, User.id),
        key=User.id,
        label=lambda row: str(row.display_name),
        found_by=lambda words: matches(words, (User, User.id)),
    )


def search_users(q: str, *, limit: int) -> list[User]:
    """Return the first people, by name, that some words of name or e-mail mean."""
    return first_found(User, q, order=[User.name_key], limit=limit)


def users_by_ids(ids: Sequence[int]) -> Select[tuple[User]]:
    """Select people in the order they are locked in."""
    return select(User).where(User.id.in_(ids)).order_by(User.id)


def users_to_invite(ids: Sequence[int], *, roles: Sequence[Role]) -> Select[tuple[User]]:
    """Select those of the people of some roles who have not set a password yet."""
    return users_by_ids(ids).where(_is_in(UserState.INVITED), User.role.in_(roles))


def users_to_close(ids: Sequence[int], *, but: int) -> Select[tuple[User]]:
    """Select those of the people who may enter, without one of them."""
    return users_by_ids(ids).where(User.active, User.id != but)


def count_by_state(ids: Sequence[int]) -> dict[UserState, int]:
    """Count people by how their accounts stand."""
    states = list(UserState)
    counts = [func.count().filter(_is_in(state)) for state in states]
    row = db.session.execute(select(*counts).where(User.id.in_(ids))).one()
    return dict(zip(states, row, strict=True))


def working_admins() -> Select[Any]:
    """Select the administrators who can sign in, in one order."""
    working = wears(Role.ADMIN) & _is_in(UserState.ACTIVE)
    return select(User).where(working).order_by(User.id)


def wears(*roles: Role) -> ColumnElement[bool]:
    """Return the condition that a person has one of these roles, by whichever hat."""
    further = exists().where(FurtherHat.user_id == User.id, FurtherHat.role.in_(roles))
    return or_(User.role.in_(roles), further)


def are_all_admins(users: Sequence[User]) -> bool:
    """Tell whether nobody but these people administers the site, and one of them does."""
    admins = list(db.session.scalars(working_admins()))
    return bool(admins) and all(admin in users for admin in admins)


def find_owner(digest: str, purpose: TokenPurpose, *, at: datetime) -> User | None:
    """Return the active person whose unused one-time link has this digest, else None."""
    statement = (
        select(User)
        .join(AccountToken, AccountToken.user_id == User.id)
        .where(AccountToken.digest == digest, is_open(purpose, at=at), may_enter())
    )
    return db.session.scalar(statement)


def has_open_invitation(user: User, *, at: datetime) -> bool:
    """Tell whether the person's invitation still works."""
    condition = is_open(TokenPurpose.INVITATION, at=at) & (AccountToken.user_id == user.id)
    return db.session.scalar(select(AccountToken.id).where(condition).limit(1)) is not None


def is_open(purpose: TokenPurpose, *, at: datetime) -> ColumnElement[bool]:
    """Return the condition that a one-time link still works."""
    unused = AccountToken.used_at.is_(None) & (AccountToken.expires_at > at)
    return unused & (AccountToken.purpose == purpose)


def holds(permission: str) -> ColumnElement[bool]:
    """Return the condition that an account works and its role holds a permission."""
    known_permission(permission)
    return User.active & wears(*(role for role in Role if grants(role, permission)))


def organization_names(users: Iterable[User]) -> dict[int, str]:
    """Return the names of the organizations these people belong to, by id, in one query."""
    wanted = {id_ for user in users for id_ in user.affiliations}
    return names_by_id(wanted) if wanted else {}


def answering_for(*, of: Callable[[Any], ColumnElement[bool]]) -> Select[Any]:
    """Select the ids of those who read the letters to some organizations.

    `of` tells, of a column with an organization's id, which are meant. First and further hats are
    looked up apart, each by its index.
    """
    first = select(User.id).where(User.role == Role.EMPLOYER, of(User.organization_id))
    further = select(FurtherHat.user_id).where(
        FurtherHat.role == Role.EMPLOYER, of(FurtherHat.organization_id)
    )
    both = union(first, further).subquery()
    return select(User.id).where(User.id.in_(select(both.c[0])), User.active)


def has_people(organization_id: InstrumentedAttribute[int]) -> ColumnElement[bool]:
    """Tell, in a query over organizations, whether anybody reads the letters to one."""
    first = exists().where(
        User.role == Role.EMPLOYER, User.active, User.organization_id == organization_id
    )
    further = exists().where(
        FurtherHat.role == Role.EMPLOYER,
        FurtherHat.organization_id == organization_id,
        FurtherHat.user_id == User.id,
        User.active,
    )
    return or_(first, further)


def addresses_of_organization(organization: Organization) -> list[str]:
    """Return where letters to an organization go: its people's accounts, else its own address."""
    answering = answering_for(of=lambda column: column == organization.id)
    statement = select(User.email).where(User.id.in_(answering))
    people = list(db.session.scalars(statement.order_by(User.id)))
    return people or [address for address in (organization.email,) if address]


def answers_alone_for(user: User) -> int | None:
    """Return an organization nobody else would read letters for, None when there is none.

    Another employer's account that may sign in counts, and the organization's own address.
    """
    for hat in user.hats:
        if hat.role is Role.EMPLOYER and hat.organization_id and _is_alone(user, hat):
            return hat.organization_id
    return None


def _is_alone(user: User, hat: Hat) -> bool:
    answering = answering_for(of=lambda column: column == hat.organization_id)
    others = answering.where(User.id != user.id)
    own = select(Organization.id).where(
        Organization.id == hat.organization_id, Organization.email.is_not(None)
    )
    return not db.session.scalar(select(or_(others.exists(), own.exists())))


def get_further_hat(hat_id: int) -> FurtherHat:
    """Return one more hat of somebody; raises NotFoundError."""
    hat = db.session.get(FurtherHat, hat_id)
    if hat is None:
        raise NotFoundError
    return hat


def _is_in(state: UserState) -> ColumnElement[bool]:
    if state is UserState.CLOSED:
        return ~User.active
    has_password = User.password_hash.is_not(None)
    return User.active & (has_password if state is UserState.ACTIVE else ~has_password)


def list_importable() -> list[Any]:
    """Return all accounts with what a spreadsheet may say of them, and their versions."""
    named = (User.email, User.display_name, User.role, User.organization_id)
    return list(db.session.execute(select(User.id, User.version, *named).order_by(User.id)))
