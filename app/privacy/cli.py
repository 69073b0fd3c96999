"""`personal rotate-keys`."""

import click
from flask.cli import AppGroup
from flask_babel import gettext as _

from app.base.commands import refusing
from app.base.typography import counted
from app.privacy.services.sealing import rotate_keys

personal_cli = AppGroup("personal", help="What is held on people.")


@personal_cli.command("rotate-keys")
@refusing
def rotate_keys_command() -> None:
    """Encrypt what is sealed anew, by the first key of CLUSTER_PERSONAL_KEYS."""
    words = counted(rotate_keys(), _("поле"), _("поля"), _("полей"))
    click.echo(_("Зашифровано первым ключом: %(fields)s.", fields=words))
