"""The one accessor: once per request, seconds in a process, something where no database may be."""

from datetime import UTC, datetime

import pytest
from flask import Flask
from flask_babel import refresh

from app.base.cluster import DEFAULT_NAME, cluster, note_database_away
from app.base.query_count import counted_queries
from app.base.typography import moment
from app.extensions import db
from app.settings import queries
from app.settings.models import ClusterSettings
from app.web.college import college
from tests.settings.factories import SettingsFactory


def test_an_empty_database_has_the_defaults(app: Flask) -> None:
    assert cluster().name == DEFAULT_NAME
    assert cluster().full_name == ""
    assert not college().is_known


def test_it_is_read_once_per_request(app: Flask) -> None:
    SettingsFactory()
    db.session.commit()
    with app.test_request_context("/"), counted_queries() as asked:
        for _ in range(5):
            assert cluster().name == "Педагогический кластер «Исток»"
    assert sum("cluster_settings" in one for one in asked) == 1


def test_a_process_keeps_it_for_seconds_and_forgets_it_at_a_save(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    SettingsFactory()
    db.session.commit()
    seconds = iter((0.0, 1.0, 2.9, 3.1, 3.2))
    monkeypatch.setattr(queries, "_seconds", lambda: queries.KEPT_SECONDS)
    monkeypatch.setattr(queries, "monotonic", lambda: next(seconds))
    queries.forget_kept()
    assert cluster().place == "Ясенево и район"  # read at 0
    db.session.execute(db.update(ClusterSettings).values(place="Дубрава"))
    assert cluster().place == "Ясенево и район"
    assert cluster().place == "Ясенево и район"
    assert cluster().place == "Дубрава"  # read at 3.1: another process has saved it
    queries.forget_kept()


def test_an_error_page_uses_what_was_known_last(app: Flask) -> None:
    SettingsFactory(phone="+78562000012")
    db.session.commit()
    assert cluster().phone == "+78562000012"
    db.session.execute(db.update(ClusterSettings).values(phone=""))
    with app.test_request_context("/"), counted_queries() as asked:
        note_database_away()
        assert college().phone == "+78562000012"
    assert len(asked) == 0


def test_times_are_told_by_the_cluster_s_clock(app: Flask) -> None:
    noon = datetime(2024, 2, 26, 12, tzinfo=UTC)
    with app.test_request_context("/"):
        assert "15:00" in moment(noon)
    SettingsFactory(time_zone="Asia/Kamchatka")
    refresh()  # requests of one test share what the last of them has found out
    with app.test_request_context("/"):
        assert "00:00" in moment(noon)


def test_a_zone_that_is_none_stops_nothing(app: Flask) -> None:
    SettingsFactory(time_zone="Mars/Olympus")
    assert str(cluster().zone) == "Europe/Moscow"


def test_the_letterhead_is_empty_until_somebody_says_it(app: Flask) -> None:
    assert set(cluster().letterhead.values()) == {""}
    SettingsFactory()
    assert cluster().letterhead["town"] == "г.\u00a0Ясенево"
