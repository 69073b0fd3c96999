"""Registers each package's group of commands."""

from flask import Flask

from app.accounts.cli import accounts_cli
from app.backup.cli import backup_command, restore_command
from app.demo.cli import demo_cli
from app.jobs.cli import worker_command
from app.plan.cli import plan_cli
from app.practice.cli import practice_cli


def register_commands(app: Flask) -> None:
    """Make every command reachable as `flask --app wsgi …`."""
    app.cli.add_command(accounts_cli)
    app.cli.add_command(backup_command)
    app.cli.add_command(restore_command)
    app.cli.add_command(demo_cli)
    app.cli.add_command(plan_cli)
    app.cli.add_command(practice_cli)
    app.cli.add_command(worker_command)
