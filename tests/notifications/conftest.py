"""Fixtures of the outbox: a mail server, and an application that knows it."""

from collections.abc import Iterator

import pytest
from flask import Flask

from tests.notifications.mail_server import Postbox, running_mail_server


@pytest.fixture
def mail(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[Postbox]:
    """A mail server that the application sends through."""
    with running_mail_server() as server:
        monkeypatch.setitem(app.config, "MAIL_URL", server.url)
        yield server
