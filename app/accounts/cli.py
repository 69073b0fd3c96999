"""Commands over accounts."""

import os
import sys

import click
from flask.cli import AppGroup
from flask_babel import gettext as _

from app.accounts import letters, queries
from app.accounts.enums import Role, TokenPurpose
from app.accounts.models import User
from app.accounts.passwords import hash_password, require_strong_password
from app.accounts.rules import UserTerms
from app.accounts.services import hats, links, people
from app.base import clock
from app.base.commands import refuse, refusing
from app.base.transactions import transaction
from app.organizations.queries import organization_choices

accounts_cli = AppGroup("accounts", help="People who sign in.")


@accounts_cli.command("create")
@click.argument("email")
@click.option("--role", type=click.Choice([role.value for role in Role]), required=True)
@click.option("--name", default="", help="Name shown on pages; the e-mail when left out.")
@click.option("--organization", "organization_id", type=int, help="Id, for employers.")
@refusing
def create(email: str, role: str, name: str, organization_id: int | None) -> None:
    """Make an account.

    The password is taken from CLUSTER_NEW_PASSWORD or asked for; where nobody can be asked,
    a one-time link to set it is printed instead. Somebody who has an account gets the role
    besides those they have.
    """
    _check_organization(organization_id)
    if known := queries.find_user_by_email(email):
        _add_hat(known, Role(role), organization_id)
        return
    password = _password()
    password_hash = _checked_hash(password, email, name) if password else None
    with transaction():
        terms = UserTerms(email, name or email, Role(role), organization_id)
        user = people.create_user(terms=terms, password_hash=password_hash, now=clock.now())
        link = None if password_hash else _invitation(user)
    click.echo(f"{email}: {role}", err=True)
    if link:
        click.echo(link)


def _add_hat(user: User, role: Role, organization_id: int | None) -> None:
    """Give a known person one more role: the address stays one account."""
    with transaction():
        hats.put_on(user, role=role, organization_id=organization_id, now=clock.now())
    click.echo(
        _("%(email)s: роль добавлена: %(role)s", email=user.email, role=role.value), err=True
    )


def _password() -> str | None:
    given = os.environ.get("CLUSTER_NEW_PASSWORD")
    if given or not sys.stdin.isatty():
        return given
    return str(
        click.prompt(_("Пароль"), hide_input=True, confirmation_prompt=_("Ещё раз"), err=True)
    )


def _checked_hash(password: str, *personal: str) -> str:
    require_strong_password(password, personal=personal)
    return hash_password(password)


def _invitation(user: User) -> str:
    secret = links.issue_link(user, TokenPurpose.INVITATION, at=clock.true_now())
    return letters.invitation_url(secret)


def _check_organization(organization_id: int | None) -> None:
    if organization_id is not None and not organization_choices().named([organization_id]):
        refuse([_("Организации № %(id)s нет.", id=organization_id)])
