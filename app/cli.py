"""Registers each package's group of commands."""

from flask import Flask

from app.accounts.cli import accounts_cli


def register_commands(app: Flask) -> None:
    """Make every command reachable as `flask --app wsgi …`."""
    app.cli.add_command(accounts_cli)
