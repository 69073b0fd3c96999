"""What the demo cluster's people learned: one certificate ends, one waits for its scan."""

from collections.abc import Iterator
from datetime import date, timedelta

from app.activities.certificates.enums import CertificateKind
from app.activities.certificates.queries import SCAN
from app.activities.certificates.rules import CertificateTerms
from app.activities.certificates.services import create_certificate
from app.demo.invention import invent_person
from app.demo.scene import Scene
from app.demo.sheets_of_paper import page_of
from app.extensions import db
from app.files.services.attachments import attach_file

COURSE, RIGHT = "4.5", "4.6"
INSTITUTE, CENTRE = "Институт развития образования", "Центр опережающей подготовки"
COURSES = (
    ("Наставничество в образовательной организации", 72),
    ("Практическая подготовка студентов в современных условиях", 36),
    ("Методика подготовки к демонстрационному экзамену", 72),
)
FIRST_DAY = date(2023, 9, 18)


def load_certificates(scene: Scene) -> None:
    """Invent certificates of the college's and of the organizations' people."""
    for number, (item, terms) in enumerate(_terms(scene)):
        certificate = create_certificate(
            terms=terms,
            plan_item_ids=scene.item_ids(item),
            actor=scene.user("staff"),
            today=scene.today,
        )
        certificate.is_demo = True
        db.session.flush()  # a lock reads the record anew
        if number != 1:  # one waits for its scan
            attach_file(
                certificate,
                data=page_of(str(terms.kind.label), terms.full_name, terms.programme),
                name=f"Скан {terms.number}.pdf",
                purpose=SCAN,
                actor=scene.user("staff"),
                now=scene.now,
            )


def _terms(scene: Scene) -> Iterator[tuple[str, CertificateTerms]]:
    mentor = scene.user("mentor1")
    for number, organization in enumerate(scene.organizations[:5]):
        programme, hours = COURSES[number % len(COURSES)]
        is_mentor = number == 0
        name = mentor.display_name if is_mentor else invent_person(scene.random).full_name
        yield (
            COURSE,
            CertificateTerms(
                full_name=name,
                kind=CertificateKind.QUALIFICATION,
                programme=programme,
                provider=INSTITUTE,
                issued_on=FIRST_DAY + timedelta(days=21 * number),
                number=f"ПК-{2301 + number}",
                hours=hours,
                organization_id=organization.id,
                user_id=mentor.id if is_mentor else None,
            ),
        )
    staff = scene.user("staff")
    for number in range(3):  # the first ends within two months, the college's own people's
        issued_on = scene.today - timedelta(days=690 if number == 0 else 60 + number)
        yield (
            RIGHT,
            CertificateTerms(
                full_name=staff.display_name
                if number == 0
                else invent_person(scene.random).full_name,
                kind=CertificateKind.EXPERT,
                programme="Эксперт демонстрационного экзамена",
                provider=CENTRE,
                issued_on=issued_on,
                valid_until=issued_on + timedelta(days=730),
                number=f"ДЭ-{101 + number}",
                hours=26,
                user_id=staff.id if number == 0 else None,
            ),
        )
