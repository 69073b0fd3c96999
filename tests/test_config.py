"""Configuration: what the environment may say, and what production refuses."""

from datetime import date
from pathlib import Path

import pytest
from flask import request

from app.factory import create_app
from config import DEVELOPMENT_KEY, DEVELOPMENT_SECRET, INSTANCE, ConfigurationError, load_config

SECRET = "a-secret-of-a-site-0123456789-0123456789"
PRODUCTION = {"CLUSTER_ENV": "production", "CLUSTER_SECRET_KEY": SECRET}


def test_nothing_said_is_development_on_the_embedded_database() -> None:
    config = load_config({})
    assert config.ENV_NAME == "development"
    assert f"sqlite:///{INSTANCE / 'cluster.sqlite3'}" == config.SQLALCHEMY_DATABASE_URI
    assert config.BUSINESS_DATE is None


def test_production_starts_with_a_secret_and_guards_its_cookies(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'cluster.sqlite3'}"
    app = create_app(load_config({**PRODUCTION, "CLUSTER_DATABASE_URL": url}))
    assert app.config["SESSION_COOKIE_SECURE"]
    assert app.config["SESSION_COOKIE_HTTPONLY"]
    assert not app.debug
    assert not app.testing
    response = app.test_client().get("/healthz")
    assert "Strict-Transport-Security" in response.headers


@pytest.mark.parametrize("secret", [None, "", "short", DEVELOPMENT_SECRET, "x" * 31])
def test_production_refuses_a_secret_that_is_none(secret: str | None) -> None:
    environment = {"CLUSTER_ENV": "production"}
    if secret is not None:
        environment["CLUSTER_SECRET_KEY"] = secret
    with pytest.raises(ConfigurationError, match="CLUSTER_SECRET_KEY"):
        load_config(environment)


def test_production_refuses_a_business_date() -> None:
    with pytest.raises(ConfigurationError, match="CLUSTER_TODAY"):
        load_config({**PRODUCTION, "CLUSTER_TODAY": "2024-02-26"})


def test_development_takes_a_business_date() -> None:
    assert date(2024, 2, 26) == load_config({"CLUSTER_TODAY": "2024-02-26"}).BUSINESS_DATE


@pytest.mark.parametrize("value", ["26.02.2024", "2024-02-30", "today", " "])
def test_a_business_date_that_is_none_is_refused(value: str) -> None:
    with pytest.raises(ConfigurationError, match="CLUSTER_TODAY"):
        load_config({"CLUSTER_TODAY": value})


def test_an_unknown_environment_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ConfigurationError, match=r"'staging'.*development.*production"):
        load_config({"CLUSTER_ENV": "staging"})


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("postgres://u:p@db/cluster", "postgresql+psycopg://u:p@db/cluster"),
        (
            "postgresql://db/cluster?sslmode=require",
            "postgresql+psycopg://db/cluster?sslmode=require",
        ),
        ("postgresql+psycopg:///cluster", "postgresql+psycopg:///cluster"),
        ("sqlite:////srv/cluster.sqlite3", "sqlite:////srv/cluster.sqlite3"),
    ],
)
def test_addresses_of_databases_as_people_write_them(given: str, used: str) -> None:
    assert used == load_config({"CLUSTER_DATABASE_URL": given}).SQLALCHEMY_DATABASE_URI


@pytest.mark.parametrize(("count", "address"), [("0", "127.0.0.1"), ("1", "9.9.9.9")])
def test_a_forwarded_address_is_believed_from_our_own_proxies_alone(
    count: str, address: str, tmp_path: Path
) -> None:
    url = f"sqlite:///{tmp_path / 'cluster.sqlite3'}"
    app = create_app(load_config({"CLUSTER_DATABASE_URL": url, "CLUSTER_PROXIES": count}))
    seen = []
    app.before_request(lambda: seen.append(request.remote_addr))
    app.test_client().get("/healthz", headers={"X-Forwarded-For": "6.6.6.6, 9.9.9.9"})
    assert seen == [address]


@pytest.mark.parametrize("value", ["", "-1", "10", "one", "²"])
def test_a_number_of_proxies_that_is_none_is_refused(value: str) -> None:
    with pytest.raises(ConfigurationError, match="CLUSTER_PROXIES"):
        load_config({"CLUSTER_PROXIES": value})


def test_hosts_are_a_list_or_any() -> None:
    hosts = load_config({"CLUSTER_TRUSTED_HOSTS": "cluster.example, www.cluster.example ,"})
    assert hosts.TRUSTED_HOSTS is not None
    assert hosts.TRUSTED_HOSTS[:2] == ["cluster.example", "www.cluster.example"]
    assert {"localhost", "127.0.0.1"} <= set(hosts.TRUSTED_HOSTS)  # health checks come by these
    assert load_config({}).TRUSTED_HOSTS is None


@pytest.mark.parametrize("keys", ["short", DEVELOPMENT_KEY, "é" * 44])
def test_production_refuses_keys_that_are_none_and_repeats_none(keys: str) -> None:
    with pytest.raises(ConfigurationError, match="CLUSTER_PERSONAL_KEYS") as refusal:
        load_config({**PRODUCTION, "CLUSTER_PERSONAL_KEYS": keys})
    assert keys not in str(refusal.value)


def test_without_a_key_production_seals_nothing_and_development_does() -> None:
    assert load_config(PRODUCTION).PERSONAL_KEYS == ()
    assert load_config({}).PERSONAL_KEYS == (DEVELOPMENT_KEY,)
