"""No route is open by oversight: the URL map against its marks, for every role."""

from flask import Flask

from app.web.access import access_of

PUBLIC = {
    "web.front", "web.healthz", "web.readyz", "web.static", "web.favicon", "accounts.login",
}  # fmt: skip


def test_every_view_declares_who_may_enter(app: Flask) -> None:
    unmarked = [
        rule.endpoint for rule in app.url_map.iter_rules() if access_of(rule.endpoint) is None
    ]
    assert unmarked == []
