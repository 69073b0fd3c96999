"""People with a password, and a browser that several may share at once."""

from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from app.accounts.models import User
from app.accounts.passwords import hash_password
from app.extensions import db
from tests.factories import UserFactory

PASSWORD = "лошадь батарея скрепка"
NEW_PASSWORD = "четыре чужих слова рядом"


def person(**values: Any) -> User:
    """Return a stored person who signs in with PASSWORD."""
    user: User = UserFactory(password_hash=hash_password(PASSWORD), **values)
    db.session.commit()
    return user


def enter(client: FlaskClient, user: User, password: str = PASSWORD) -> Any:
    """Send the sign-in form."""
    return client.post("/login", data={"email": user.email, "password": password})


def plain_client(app: Flask) -> FlaskClient:
    """Return a client for a thread: it leaves the test's own session alone."""
    return FlaskClient(app, app.response_class, use_cookies=True)


def link_in(body: str) -> str:
    """Return the path of the one link of a letter."""
    (link,) = [line for line in body.splitlines() if line.startswith("http://127.0.0.1:5000/")]
    return link.removeprefix("http://127.0.0.1:5000")
