"""What people ask about taking part."""

from flask_babel import lazy_gettext as _l

from app.web.help import Asker, Question

HELP = (
    Question(
        (Asker.VISITOR, Asker.EMPLOYER),
        _l("Как организации стать участником кластера?"),
        _l(
            "Отправьте заявку: название, с кем связаться и что вас интересует. Методист колледжа "
            "ответит письмом и пришлёт приглашение на сайт."
        ),
        (("joining.request_create", _l("Стать участником")),),
    ),
    Question(
        (Asker.STAFF,),
        _l("Организация просится в кластер. Что делать?"),
        _l(
            "Откройте заявку и примите её: сайт найдёт похожую организацию или добавит новую и "
            "отправит приглашение. Отклоняя заявку, напишите причину: она уйдёт письмом."
        ),
        (("joining.request_list", _l("Заявки на участие")),),
    ),
)
