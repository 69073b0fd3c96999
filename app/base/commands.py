"""What all commands share: refusals with exit code 1, JSON alone on standard output."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any, NoReturn

import click

from app.base.errors import DomainError


def refusing(command: Callable[..., Any]) -> Callable[..., Any]:
    """Turn a DomainError into a message on standard error and exit code 1."""

    @wraps(command)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except DomainError as error:
            refuse([str(error)])

    return wrapper


def refuse(messages: list[str]) -> NoReturn:
    """List what is wrong with the input on standard error and stop with exit code 1."""
    for message in messages:
        click.echo(message, err=True)
    raise SystemExit(1)


def print_json(document: Any) -> None:
    """Write exactly one JSON document to standard output."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))
