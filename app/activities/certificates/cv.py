"""What certificates give a student's CV."""

from flask_babel import gettext as _

from app.activities.certificates.models import PersonCertificate
from app.activities.certificates.queries import certificates_of_account
from app.base.typography import day
from app.students.cv import CvLine, CvPart, CvSource
from app.students.models import Student


def _certificates(student: Student) -> list[CvLine]:
    if student.user_id is None:
        return []
    return [_line(one) for one in certificates_of_account(student.user_id)]


def _line(certificate: PersonCertificate) -> CvLine:
    hours = _("%(hours)s ч.", hours=certificate.hours) if certificate.hours else ""
    return CvLine(
        title=certificate.programme,
        day=certificate.issued_on,
        when=day(certificate.issued_on),
        detail=", ".join(filter(None, (certificate.provider, hours))),
    )


CV = (CvSource(CvPart.CERTIFICATES, _certificates),)
