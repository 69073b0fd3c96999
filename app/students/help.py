"""What people ask about students."""

from flask_babel import lazy_gettext as _l

from app.web.help import Asker, Question

HELP = (
    Question(
        (Asker.STAFF,),
        _l("Как добавить студента и открыть ему сайт?"),
        _l(
            "Добавьте карточку студента, затем пригласите его на сайт: одного из карточки или "
            "отмеченных в списке сразу."
        ),
        (("students.student_list", _l("Студенты")), ("students.group_list", _l("Группы"))),
    ),
)
