"""What people ask about the settings."""

from flask_babel import lazy_gettext as _l

from app.web.help import Asker, Question

HELP = (
    Question(
        (Asker.STAFF,),
        _l("Где изменить название колледжа, реквизиты, подписанта?"),
        _l(
            "В управлении, на странице «Настройки». Названия, реквизиты и эмблему меняет "
            "администратор, советы и подписантов — и методист. В документы, которые уже выданы, "
            "ничего не попадёт: они хранят то, что было."
        ),
        (("settings.settings_overview", _l("Настройки")),),
    ),
)
