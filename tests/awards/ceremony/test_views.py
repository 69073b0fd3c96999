"""One walk from the order to the sheet of hand-over; the register, the press, public thanks."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete

from app.awards.models import Award
from app.extensions import db
from app.mentors.models import Mentor
from app.privacy.models import Consent
from tests.awards.ceremony.factories import awarded_round
from tests.letters import Letters
from tests.mentors.factories import account_of
from tests.pages import text_of


def test_from_the_order_to_the_sheet(as_staff: FlaskClient, letters: Letters) -> None:
    round_ = awarded_round("Белова", "Зорина")
    mentor = db.session.scalars(db.select(Mentor).order_by(Mentor.id)).first()
    mentor.email = "mentor@test.example"
    db.session.commit()
    path = f"/awards/{round_.id}"
    assert as_staff.get(f"{path}/order/draft.pdf").data.startswith(b"%PDF")
    assert "диплом I степени" in as_staff.page(f"{path}/order", status=200)
    early = as_staff.post(
        f"{path}/order",
        data={"number": "5", "signed_on": "2024-02-27", "awarder": "college"},
    )
    assert "не позже сегодняшнего дня" in text_of(early, status=422)
    as_staff.post(
        f"{path}/order", data={"number": "5", "signed_on": "2024-02-26", "awarder": "college"}
    )
    told = {"starts_at": "15:00", "place": "Актовый зал", "programme": "rising", "note": ""}
    as_staff.post(f"{path}/ceremony/edit", data=told)
    as_staff.post(f"{path}/ceremony/invite", data={})
    (invitation,) = letters.take()
    assert "начало в 15:00" in invitation.body
    assert as_staff.get(f"{path}/papers.pdf").data.startswith(b"%PDF")
    page = as_staff.page(f"{path}/ceremony", status=200)
    assert "№ 5 от 26 февраля 2024 г." in page
    award = round_awards(round_.id)[0]
    given = {"handed_on": "2024-02-26", "way": "by_proxy", "received_by": "Зорина А. П., завуч"}
    as_staff.post(f"/awards/papers/{award}/handover", data=given)
    assert "Зорина А. П., завуч" in as_staff.page(f"{path}/ceremony", status=200)
    assert as_staff.get(f"{path}/receipt.docx").status_code == 200
    assert as_staff.get(f"/awards/papers/{award}.docx").status_code == 200
    assert "диплом II степени" in as_staff.page("/awards/register", status=200)


def test_who_took_part_has_the_own_paper_alone(app: Flask, sign_in, as_staff: FlaskClient) -> None:
    round_ = awarded_round("Белова", "Зорина")
    mine, _other = db.session.scalars(db.select(Mentor).order_by(Mentor.id)).all()
    user = account_of(mine)
    db.session.commit()
    as_staff.post(
        f"/awards/{round_.id}/order",
        data={"number": "5", "signed_on": "2024-02-26", "awarder": "college"},
    )
    first, second = round_awards(round_.id)[:2]
    client = sign_in(user)
    assert client.get(f"/awards/papers/{first}.pdf").status_code == 200
    assert client.get(f"/awards/papers/{second}.pdf").status_code == 404
    assert client.get(f"/awards/{round_.id}/papers.pdf").status_code == 403


@pytest.mark.parametrize("path", ["/awards/thanks/", "/awards/thanks/feed.atom"])
def test_a_withdrawn_consent_removes_the_name_at_once(client: FlaskClient, path: str) -> None:
    awarded_round("Белова")
    db.session.commit()
    shown = client.get(path)
    assert "Белова" in shown.text
    assert shown.headers["Cache-Control"] == "private, no-cache"
    db.session.execute(delete(Consent))
    db.session.commit()
    assert "Белова" not in client.get(path).text


def test_the_press_reads_of_those_who_consented_alone(as_staff: FlaskClient) -> None:
    awarded_round("Белова", "Зорина")
    hidden = db.session.scalars(db.select(Mentor).where(Mentor.last_name == "Зорина")).one()
    db.session.execute(delete(Consent).where(Consent.mentor_id == hidden.id))
    db.session.commit()
    page = as_staff.page("/awards/press", status=200)
    assert "Белова" in page
    assert "Зорина" not in page
    assert "Зорина" in as_staff.page("/awards/register", status=200)


def round_awards(round_id: int) -> list[int]:
    """Return the ids of a round's awards, by kind and number."""
    found = db.select(Award.id).where(Award.round_id == round_id)
    return list(db.session.scalars(found.order_by(Award.kind, Award.number)))
