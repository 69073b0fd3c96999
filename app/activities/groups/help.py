"""What people ask about working groups."""

from flask_babel import lazy_gettext as _l

from app.web.help import Asker, Question

HELP = (
    Question(
        (Asker.STAFF,),
        _l("Как создать рабочую группу?"),
        _l(
            "Добавьте группу, заполните состав с руководителем, затем отметьте утверждение: какой "
            "совет, протокол или приказ. С этого дня группа подтверждает пункт плана."
        ),
        (("activities.working_group_list", _l("Рабочие группы")),),
    ),
)
