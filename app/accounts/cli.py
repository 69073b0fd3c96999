"""Commands over accounts."""

import click
from flask.cli import AppGroup

from app.accounts import services
from app.accounts.enums import Role
from app.accounts.passwords import hash_password
from app.web import clock
from app.web.commands import refusing
from app.web.transactions import transaction

accounts_cli = AppGroup("accounts", help="People who sign in.")


@accounts_cli.command("create")
@click.argument("email")
@click.option("--role", type=click.Choice([role.value for role in Role]), required=True)
@click.option("--name", default="", help="Name shown on pages; the e-mail when left out.")
@click.option("--organization", "organization_id", type=int, help="Id, for employers.")
@click.password_option(envvar="CLUSTER_NEW_PASSWORD")
@refusing
def create(email: str, role: str, name: str, organization_id: int | None, password: str) -> None:
    """Make an account with a password."""
    password_hash = hash_password(password)
    with transaction():
        services.create_user(
            email=email,
            display_name=name or email,
            role=Role(role),
            password_hash=password_hash,
            organization_id=organization_id,
            now=clock.now(),
        )
    click.echo(f"{email}: {role}", err=True)
