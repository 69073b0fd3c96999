"""How the log of changes calls the records of this package."""

from flask_babel import lazy_gettext as _l

from app.audit.naming import RecordNames
from app.students.models import Speciality, Student, StudyGroup

RECORDS = (
    RecordNames(
        Student,
        _l("студент"),
        {"birth_date": _l("дата рождения"), "erased_on": _l("данные удалены")},
        shown_by=(Student.last_name, Student.first_name, Student.middle_name),
    ),
    RecordNames(
        StudyGroup,
        _l("учебная группа"),
        {
            "name": _l("название"),
            "course": _l("курс"),
            "graduation_year": _l("год выпуска"),
        },
        shown_by=(StudyGroup.name,),
    ),
    RecordNames(
        Speciality,
        _l("специальность"),
        {"code": _l("код"), "name": _l("название"), "qualification": _l("квалификация")},
        shown_by=(Speciality.code, Speciality.name),
    ),
)
