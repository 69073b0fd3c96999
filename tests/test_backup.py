"""Backup and restore: the same rows elsewhere, and no harm from a file that is not right."""

import json
import shutil
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import create_engine, text

from app.accounts.models import User
from app.backup import archive, postgres, services
from app.backup.tables import count_rows
from app.base.clock import true_now
from app.extensions import db
from tests.factories import OrganizationFactory, StudentFactory, UserFactory
from tests.sites import NewSite


@pytest.fixture
def live(new_site: NewSite) -> Flask:
    """A site with records."""
    site = new_site("live")
    with site.app_context():
        UserFactory(email="anna@test.example", display_name="Петренко Анна")
        StudentFactory()
        OrganizationFactory.create_batch(3)
        db.session.commit()
    return site


@pytest.fixture(scope="module")
def taken() -> dict[str, bytes]:
    """Backups of the live site on each database: taken once, as its records are always these."""
    return {}


@pytest.fixture
def backup(live: Flask, database: str, taken: dict[str, bytes], tmp_path: Path) -> Path:
    """A backup of the live site."""
    file = tmp_path / "cluster.backup"
    if database in taken:
        file.write_bytes(taken[database])
    else:
        assert run(live, "backup", file).exit_code == 0
        taken[database] = file.read_bytes()
    return file


def run(site: Flask, *arguments: object) -> Result:
    return site.test_cli_runner().invoke(args=[str(argument) for argument in arguments])


def counts(site: Flask) -> dict[str, int]:
    with site.app_context(), db.engine.connect() as connection:
        return count_rows(connection)


def tamper(backup: Path, change: Callable[[dict[str, Any]], None]) -> None:
    """Rewrite the manifest of a backup."""
    with ZipFile(backup) as source:
        manifest = json.loads(source.read(archive.MANIFEST))
        data = source.read(archive.DATA)
    change(manifest)
    with ZipFile(backup, "w") as target:
        target.writestr(archive.MANIFEST, json.dumps(manifest))
        target.writestr(archive.DATA, data)


def test_a_restore_elsewhere_gives_the_same_counts(
    live: Flask,
    backup: Path,
    new_site: NewSite,
) -> None:
    elsewhere = new_site("elsewhere", schema=False)
    result = run(elsewhere, "restore", backup)
    assert result.exit_code == 0, result.output
    assert "Восстановлено и сверено" in result.stderr
    assert counts(elsewhere) == counts(live)
    assert counts(elsewhere)["organizations"] == 3
    with elsewhere.app_context():
        person = db.session.query(User).filter_by(email="anna@test.example").one()
        assert person.display_name == "Петренко Анна"


def test_a_restored_site_goes_on_working(
    backup: Path,
    new_site: NewSite,
) -> None:
    elsewhere = new_site("elsewhere", schema=False)
    run(elsewhere, "restore", backup)
    with elsewhere.app_context():
        OrganizationFactory()  # new ids go on after the restored ones
        db.session.commit()
        assert elsewhere.test_client().get("/readyz").status_code == 200


def test_the_manifest_says_what_is_inside(live: Flask, backup: Path) -> None:
    with ZipFile(backup) as file:
        manifest = json.loads(file.read(archive.MANIFEST))
    assert manifest["counts"] == counts(live)
    assert manifest["app_version"] == "0.1.0"
    assert set(manifest) >= {"revision", "sha256", "kind", "created_at"}


def test_a_backup_while_the_site_is_writing_is_of_one_moment(live: Flask, tmp_path: Path) -> None:
    with live.app_context():
        OrganizationFactory()  # flushed, not committed
        file = tmp_path / "during.backup"
        with live.app_context():
            manifest = services.create_backup(db.engine, file, now=true_now())
        db.session.rollback()
    assert manifest.counts["organizations"] == 3
    assert stat.S_IMODE(file.stat().st_mode) == 0o600, "only its owner may read it"


def test_records_are_not_replaced_without_yes(
    backup: Path,
    new_site: NewSite,
) -> None:
    other = new_site("other")
    with other.app_context():
        OrganizationFactory(short_name="Не трогать")
        db.session.commit()
    before = counts(other)
    result = run(other, "restore", backup)
    assert result.exit_code == 1
    assert "--yes" in result.stderr
    assert counts(other) == before
    assert run(other, "restore", backup, "--yes").exit_code == 0
    assert counts(other)["organizations"] == 3


@pytest.mark.parametrize("cut", [0, 1, 100, 0.5, -1])
def test_a_file_cut_short_is_refused(live: Flask, backup: Path, cut: float) -> None:
    whole = backup.read_bytes()
    backup.write_bytes(whole[: int(len(whole) * cut) if isinstance(cut, float) else cut])
    _is_refused(live, backup, "повреждён")


def test_a_flipped_bit_is_noticed(live: Flask, backup: Path) -> None:
    whole = bytearray(backup.read_bytes())
    whole[len(whole) // 2] ^= 1
    backup.write_bytes(whole)
    _is_refused(live, backup, "повреждён")


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n" * 50, b"PK\x03\x04", b"[1]" * 99])
def test_a_file_of_another_sort_is_refused(live: Flask, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "picture.backup"
    file.write_bytes(content)
    _is_refused(live, file, "повреждён")


def test_altered_data_are_refused_though_the_zip_is_sound(live: Flask, backup: Path) -> None:
    tamper(backup, lambda manifest: manifest.update(sha256="0" * 64))
    _is_refused(live, backup, "повреждён")


def test_a_size_that_does_not_fit_is_refused_before_unpacking(live: Flask, backup: Path) -> None:
    tamper(backup, lambda manifest: manifest.update(size=10))
    _is_refused(live, backup, "повреждён")


@pytest.mark.parametrize("change", [{"format": 2}, {"unknown": 1}])
def test_a_manifest_of_the_future_is_refused(
    live: Flask, backup: Path, change: dict[str, Any]
) -> None:
    tamper(backup, lambda manifest: manifest.update(change))
    _is_refused(live, backup, "повреждён")


def test_another_migration_is_refused_by_name(live: Flask, backup: Path) -> None:
    tamper(backup, lambda manifest: manifest.update(revision="0123abcd"))
    _is_refused(live, backup, "0123abcd")


def test_another_kind_of_database_is_refused(live: Flask, backup: Path) -> None:
    tamper(backup, lambda manifest: manifest.update(kind="oracle"))
    _is_refused(live, backup, "oracle")


def test_a_database_at_another_migration_is_not_restored_over(live: Flask, backup: Path) -> None:
    with live.app_context(), db.engine.begin() as connection:
        connection.execute(text("DELETE FROM alembic_version"))
        connection.execute(text("INSERT INTO alembic_version VALUES ('0123abcd')"))
    _is_refused(live, backup, "make setup")


def test_counts_that_do_not_come_out_are_an_error(live: Flask, backup: Path) -> None:
    tamper(backup, lambda manifest: manifest["counts"].update(organizations=4))
    result = run(live, "restore", backup, "--yes")
    assert result.exit_code == 1
    assert "organizations" in result.stderr


def test_a_missing_file_and_a_missing_folder_are_said_plainly(live: Flask, tmp_path: Path) -> None:
    for command in ("restore", "backup"):
        result = run(live, command, tmp_path / "nowhere" / "cluster.backup")
        assert (result.exit_code, result.exception.__class__) == (1, SystemExit)
        assert "Файл не прочитан или не записан" in result.stderr


def test_a_failed_backup_leaves_the_old_file_alone(
    live: Flask, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = backup.read_bytes()

    def full(*_: Any, **__: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(archive.os, "fsync", full)
    result = run(live, "backup", backup)
    assert result.exit_code == 1
    assert "No space left" in result.stderr
    assert backup.read_bytes() == old
    assert [path.name for path in backup.parent.glob(".*")] == []


def test_missing_programs_of_postgresql_are_named(
    new_site: NewSite,
    database: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    site = new_site("live")
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    result = run(site, "backup", tmp_path / "cluster.backup")
    if database == "sqlite":  # needs no program
        assert result.exit_code == 0
    else:
        assert result.exit_code == 1
        assert "pg_dump" in result.stderr


def test_the_password_of_the_database_is_in_no_argument(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []

    def spy(arguments: list[str], *, env: dict[str, str], **_: Any) -> Any:
        seen.append((arguments, env["PGPASSWORD"]))
        return subprocess.CompletedProcess(arguments, 0)

    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(postgres.subprocess, "run", spy)
    engine = create_engine("postgresql+psycopg://cluster:s3cret@db.example:5433/cluster")
    postgres.load(engine, tmp_path / "data")
    [(arguments, password)] = seen
    assert password == "s3cret"
    assert "s3cret" not in str(arguments)
    assert "--dbname=postgresql://cluster@db.example:5433/cluster" in arguments


def _is_refused(site: Flask, file: Path, reason: str) -> None:
    before = counts(site)
    result = run(site, "restore", file, "--yes")
    assert (result.exit_code, result.exception.__class__) == (1, SystemExit), result.exception
    assert reason in result.stderr
    assert counts(site) == before
