"""Agreements from a sheet: a draft with its own number; what is signed stays as it was signed."""

from pathlib import Path

from flask import Flask

from app.extensions import db
from app.practice.agreements.enums import AgreementState
from app.practice.agreements.models import PracticeAgreement
from tests.factories import OrganizationFactory
from tests.practice.agreements.factories import SignedAgreementFactory

HEAD = "Организация;№ договора;Действует с;Действует по\n"


def put_in(app: Flask, path: Path, *rows: str) -> str:
    """Read a sheet of agreements by the command; return what it says."""
    path.write_text(HEAD + "\n".join(rows), encoding="utf-8")
    db.session.commit()
    result = app.test_cli_runner().invoke(
        args=["import", "practice-agreements", str(path), "--good-rows"]
    )
    db.session.expire_all()
    return result.output


def test_a_sheet_makes_drafts_and_leaves_signed_ones_alone(app: Flask, tmp_path: Path) -> None:
    school = OrganizationFactory(short_name="Школа № 7", name="ГБОУ «Школа № 7»")
    signed = SignedAgreementFactory(number="5-П")
    said = put_in(
        app,
        tmp_path / "agreements.csv",
        "Школа № 7;17-П;01.09.2023;31.08.2028",
        f"{signed.organization.short_name};5-П;01.09.2023;31.08.2030",
    )
    assert "с ошибкой: 1" in said
    made = db.session.scalars(db.select(PracticeAgreement).filter_by(number="17-П")).one()
    assert (made.organization_id, made.state) == (school.id, AgreementState.DRAFT)
    assert made.original.until == made.ends_on
    assert signed.ends_on.year == 2026
