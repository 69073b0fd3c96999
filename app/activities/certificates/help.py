"""What people ask about certificates."""

from flask_babel import lazy_gettext as _l

from app.web.help import Asker, Question

_CERTIFICATES = ("activities.certificate_list", _l("Удостоверения и сертификаты"))
HELP = (
    Question(
        (Asker.STAFF,),
        _l("Как учесть обучение сотрудников и наставников?"),
        _l(
            "Добавьте удостоверение или сертификат: чей, программа, кто выдал, номер и дата. "
            "Приложите скан — с номером и сканом документ подтверждает пункт плана на дату "
            "выдачи. Много документов сразу загружают таблицей из списка. За 60 дней до конца "
            "срока сайт напомнит вам и напишет человеку."
        ),
        (_CERTIFICATES, ("activities.certificate_create", _l("Добавить документ"))),
    ),
)
