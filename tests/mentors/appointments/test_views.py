"""Orders that appoint mentors over HTTP: from the list to the printed paper."""

from flask.testing import FlaskClient
from sqlalchemy import select

from app.extensions import db
from app.mentors.appointments.models import MentorAppointment
from tests.mentors.factories import MentorFactory


def test_an_order_from_its_draft_to_the_paper(as_staff: FlaskClient) -> None:
    mentors = [MentorFactory() for _ in range(2)]
    terms = {
        "number": "14-н",
        "signed_on": "2024-02-20",
        "basis": "charter",
        "starts_on": "2024-02-21",
        "mentor_ids": [one.id for one in mentors],
    }
    assert as_staff.post("/mentors/appointments/new", data=terms).status_code == 302
    order = db.session.scalars(select(MentorAppointment)).one()
    path = f"/mentors/appointments/{order.id}"
    page = as_staff.page(path, status=200)
    assert "Нет согласия или дополнительного соглашения: 2 наставника" in page
    assert as_staff.get(f"{path}/order.docx").data.startswith(b"PK")
    assert as_staff.post(f"{path}/issue").status_code == 302
    page = as_staff.page(path, status=200)
    assert "выпущен" in page
    assert "Выпустить приказ" not in page
    assert as_staff.get(f"{path}/order.pdf").data.startswith(b"%PDF")
    assert "№ 14-н" in as_staff.page(f"/mentors/appointments/?mentor={mentors[0].id}", status=200)
    assert "№ 14-н от" in as_staff.page(f"/mentors/{mentors[1].id}", status=200)


def test_an_organization_has_no_part_in_orders(as_employer: FlaskClient) -> None:
    for path in ("/mentors/appointments/", "/mentors/appointments/new"):
        assert as_employer.get(path).status_code == 403
