"""Registers each package's group of commands."""

from flask import Flask

from app.accounts.cli import accounts_cli
from app.backup.cli import backup_command, restore_command
from app.demo.cli import demo_cli
from app.jobs.cli import worker_command
from app.matching.cli import matching_cli
from app.plan.cli import plan_cli
from app.practice.cli import practice_cli

COMMANDS = (
    accounts_cli,
    backup_command,
    demo_cli,
    matching_cli,
    plan_cli,
    practice_cli,
    restore_command,
    worker_command,
)


def register_commands(app: Flask) -> None:
    """Make every command reachable as `flask --app wsgi …`."""
    for command in COMMANDS:
        app.cli.add_command(command)
