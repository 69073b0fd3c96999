"""Whom to ask: the college's contacts from the settings, else from the configuration.

The configuration is for an empty database, and for the error page of a process that never read one.
"""

from dataclasses import dataclass

from flask import Flask, current_app

from app.base.addresses import parse_address
from app.base.cluster import cluster
from app.base.phones import PhoneError, parse_phone
from config import ConfigurationError


@dataclass(frozen=True)
class College:
    """The person or office that answers for the site; `phone` is E.164, parts may be empty."""

    name: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""

    @property
    def is_known(self) -> bool:
        """Whether anybody can be reached at all."""
        return bool(self.phone or self.email)


def prepare_college(app: Flask) -> None:
    """Make the contacts known to every page; raises ConfigurationError when nobody gets there."""
    parts = {name: value.strip() for name, value in app.config["CONTACT"].items()}
    with app.app_context():
        app.extensions["college"] = College(
            name=parts["NAME"],
            phone=_phone(parts["PHONE"]),
            email=_email(parts["EMAIL"]),
            address=parts["ADDRESS"],
        )
    app.jinja_env.globals["college"] = college


def college() -> College:
    """Return whom to ask; what is known may be nothing."""
    said = cluster()
    own = College(said.contact_office, said.phone, said.email, said.address)
    configured: College = current_app.extensions["college"]
    return own if own.is_known else configured


def _phone(text: str) -> str:
    try:
        return parse_phone(text) if text else ""
    except PhoneError as error:
        raise ConfigurationError(f"CLUSTER_CONTACT_PHONE is {text!r}: {error}") from error


def _email(text: str) -> str:
    try:
        return parse_address(text) if text else ""
    except ValueError as error:
        raise ConfigurationError(f"CLUSTER_CONTACT_EMAIL is {text!r}: {error}") from error
