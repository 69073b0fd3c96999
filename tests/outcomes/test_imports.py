"""Sheets of graduates' employment: the employer is known by its number under another name."""

from datetime import date

from flask.testing import FlaskClient

from app.extensions import db
from app.outcomes.enums import CutoffKind
from tests.factories import OrganizationFactory, StudentFactory
from tests.imports.sending import apply, csv_of, details, fates, send
from tests.outcomes.factories import GraduateOutcomeFactory, MonitoringCutoffFactory

KIND = "graduate-outcomes"


def test_an_employer_is_known_by_its_number_under_whatever_name(as_staff: FlaskClient) -> None:
    school = OrganizationFactory(short_name="Школа № 3", inn="7707083893")
    cutoff = MonitoringCutoffFactory(kind=CutoffKind.MARCH, day=date(2024, 3, 1))
    named = GraduateOutcomeFactory(cutoff=cutoff, student=StudentFactory(last_name="Номерова"))
    db.session.commit()
    heads = ["ФИО", "Дата среза", "Категория", "Работодатель", "ИНН работодателя"]
    said = ["01.03.2024", "job", "СОШ № 3 (бывшая вторая)", "7707083893"]
    sheet = csv_of([heads, [named.student.full_name, *said]])
    run_id = send(as_staff, KIND, sheet)
    assert fates(run_id) == {2: "new"}, details(run_id, 2)
    apply(as_staff, run_id)
    db.session.expire_all()
    assert (named.category, named.organization_id, named.employer_name) == ("job", school.id, "")
    assert fates(send(as_staff, KIND, sheet)) == {2: "same"}
