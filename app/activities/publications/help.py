"""What people ask about publications."""

from flask_babel import lazy_gettext as _l

from app.web.help import EVERYBODY, Asker, Question

HELP = (
    Question(
        (Asker.STAFF,),
        _l("Как отметить публикацию и уложиться в срок?"),
        _l(
            "Когда мероприятие отмечено проведённым, публикация появляется в списке сама: с "
            "ответственным и сроком в один рабочий день. Добавьте ссылку и день выхода, сайт "
            "скажет, вовремя ли она вышла. О другом событии публикацию добавляют вручную."
        ),
        (
            ("activities.publication_list", _l("Публикации")),
            ("activities.publication_create", _l("Добавить публикацию")),
        ),
    ),
    Question(
        EVERYBODY,
        _l("Где прочитать новости кластера?"),
        _l("На странице новостей: что сделано, когда и где об этом рассказано."),
        (("activities.news_list", _l("Новости кластера")),),
    ),
)
