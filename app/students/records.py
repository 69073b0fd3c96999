"""How the log of changes calls the records of this package."""

from flask_babel import lazy_gettext as _l

from app.audit.naming import RecordNames
from app.students.models import (
    GroupMembership,
    GroupYear,
    Speciality,
    Student,
    StudentChange,
    StudyGroup,
    YearMove,
)
from app.students.permissions import Permission

RECORDS = (
    RecordNames(
        Student,
        _l("студент"),
        {
            "birth_date": _l("дата рождения"),
            "erased_on": _l("данные удалены"),
            "state_since": _l("состояние с"),
        },
        shown_by=(Student.last_name, Student.first_name, Student.middle_name),
        card="students.student_detail",
        argument="student_id",
        managed_by=Permission.STUDENT_MANAGE,
        personal=frozenset({"birth_date", "email", "phone"}),
        personal_to=Permission.STUDENT_VIEW,
    ),
    RecordNames(
        StudyGroup,
        _l("учебная группа"),
        {
            "name": _l("название"),
            "course": _l("курс"),
            "graduation_year": _l("год выпуска"),
            "training_organization": _l("где учится"),
            "curator": _l("куратор"),
            "archived_on": _l("закрыта"),
        },
        shown_by=(StudyGroup.name,),
        card="students.group_edit",
        argument="group_id",
        managed_by=Permission.GROUP_MANAGE,
    ),
    RecordNames(
        Speciality,
        _l("специальность"),
        {"code": _l("код"), "name": _l("название"), "qualification": _l("квалификация")},
        shown_by=(Speciality.code, Speciality.name),
    ),
    RecordNames(
        StudentChange,
        _l("приказ о студенте"),
        {
            "event": _l("что изменилось"),
            "before": _l("прежнее состояние"),
            "after": _l("новое состояние"),
            "day": _l("с какого дня"),
            "order_number": _l("номер приказа"),
            "order_on": _l("дата приказа"),
            "reason": _l("причина"),
            "group_before_id": _l("прежняя группа"),
            "decided_by_id": _l("кто внёс"),
            "decided_at": _l("когда внесено"),
            "applied_on": _l("вступило в силу"),
            "year_move_id": _l("перевод на учебный год"),
        },
        shown_by=(StudentChange.event,),
    ),
    RecordNames(
        GroupMembership,
        _l("обучение в группе"),
        {"since": _l("с"), "until": _l("по")},
        shown_by=(GroupMembership.since,),
    ),
    RecordNames(
        GroupYear,
        _l("группа в учебном году"),
        {"first_year": _l("учебный год с"), "name": _l("название"), "course": _l("курс")},
        shown_by=(GroupYear.name,),
    ),
    RecordNames(
        YearMove,
        _l("перевод на учебный год"),
        {
            "first_year": _l("учебный год с"),
            "moved_at": _l("когда переведены"),
            "moved_by_id": _l("кто перевёл"),
            "undone_at": _l("отменён"),
        },
        shown_by=(YearMove.first_year,),
    ),
)
