"""What people ask about the execution report."""

from flask_babel import lazy_gettext as _l

from app.web.help import Asker, Question

HELP = (
    Question(
        (Asker.STAFF, Asker.COUNCIL),
        _l("Как получить отчёт о выполнении плана?"),
        _l(
            "Выберите дату: отчёт покажет план, каким он был в конце этого дня. Его можно скачать "
            "в Word, PDF или Excel. Методист выпускает отчёт: он получает номер и больше не "
            "меняется. Студентов отчёт не называет."
        ),
        (("plan.report_list", _l("Отчёт о выполнении")),),
    ),
)
