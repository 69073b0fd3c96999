"""Commands of the packages, imported when they are called: a page needs none of them."""

from importlib import import_module

import click
from flask import Flask
from flask.cli import AppGroup

_DECLARED = "commands"


class LazyCommands(AppGroup):
    """The application's group of commands; those declared by name are imported on first use."""

    def __init__(self, app: Flask) -> None:
        super().__init__(app.name)
        self.declared: dict[str, str] = app.extensions.setdefault(_DECLARED, {})

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name every command, the imported and the declared ones."""
        return sorted({*super().list_commands(ctx), *self.declared})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, imported now when it was only declared."""
        if cmd_name not in self.declared:
            return super().get_command(ctx, cmd_name)
        module, _, attribute = self.declared[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command


def add_command(app: Flask, name: str, target: str) -> None:
    """Declare a command as `module:attribute`; raises ValueError when the name is taken."""
    declared: dict[str, str] = app.extensions.setdefault(_DECLARED, {})
    if name in declared:
        raise ValueError(f"the command {name!r} exists already")
    declared[name] = target
