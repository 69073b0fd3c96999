"""`demo load` and `demo remove`."""

import click
from flask.cli import AppGroup
from flask_babel import gettext as _

from app.accounts.passwords import hash_password
from app.base import clock
from app.base.commands import refusing
from app.base.transactions import transaction
from app.demo.analysis import load_analysis
from app.demo.loader import load_demo
from app.demo.people import DEMO_PASSWORD
from app.demo.removal import remove_demo
from app.demo.scale import SCALES
from app.jobs.planner import count_tables

ANALYSED_BY_NIGHT = "region"  # tens of thousands take a minute: the worker's, not the command's
demo_cli = AppGroup("demo", help="Invented records for a first look.")


@demo_cli.command("load")
@click.option("--scale", type=click.Choice(list(SCALES)), default="small", show_default=True)
@click.option("--seed", type=int, default=2024, show_default=True)
@refusing
def load(scale: str, seed: int) -> None:
    """Fill an empty database with demo records."""
    password_hash = hash_password(DEMO_PASSWORD)
    with transaction():
        scene = load_demo(
            scale=scale,
            seed=seed,
            password_hash=password_hash,
            now=clock.now(),
            today=clock.today(),
        )
        if scale != ANALYSED_BY_NIGHT:
            load_analysis(scene)
        accounts = list(scene.users)
    count_tables()
    click.echo(_("Пароль всех демонстрационных входов: %(word)s", word=DEMO_PASSWORD))
    for email in accounts:
        click.echo(f"  {email}")


@demo_cli.command("remove")
@click.confirmation_option(
    prompt="Удалить все вымышленные записи и всё, что без них не может остаться?"
)
@refusing
def remove() -> None:
    """Take demo records away, with all that hangs on them."""
    with transaction():
        counts = remove_demo()
    for table, count in sorted(counts.items()):
        click.echo(f"{table}: {count}")
