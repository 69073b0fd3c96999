"""The administration's tiles: what each role is offered and may open."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

STYLEGUIDE = "/admin/styleguide"


def test_the_styleguide_is_for_administrators(as_admin: FlaskClient, as_staff: FlaskClient) -> None:
    assert "Образцы оформления" in as_admin.page("/admin/")
    as_admin.page(STYLEGUIDE)
    assert "Образцы оформления" not in as_staff.page("/admin/")
    assert as_staff.get(STYLEGUIDE).status_code == 403


def test_a_live_site_has_no_styleguide_and_no_tile_of_it(
    app: Flask, as_admin: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    config: Any = app.config
    monkeypatch.setitem(config, "ENV_NAME", "production")
    assert "Образцы оформления" not in as_admin.page("/admin/")
    assert as_admin.get(STYLEGUIDE).status_code == 404
