"""The form of a paper beside a contract."""

from collections.abc import Collection

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, TextAreaField
from wtforms.validators import Length, Optional

from app.contracts.enums import ConsentGiver
from app.contracts.requisites.forms import AuthorityField
from app.web.fields import MAX_TEXT, EnumField, LineField
from app.web.forms import CreateForm


class FurtherPaperForm(CreateForm):
    """Names in the case the sentence wants, and what the site does not know."""

    seen = HiddenField()
    recipient_post = LineField(_l("Кому: должность (в дательном падеже)"), optional=True)
    recipient_name = LineField(_l("Кому: фамилия и инициалы (в дательном падеже)"), optional=True)
    salutation = LineField(_l("Обращение"), optional=True)
    student = LineField(
        _l("Студент, как в тексте"),
        needed=_l("Укажите имя студента."),
        description=_l("Падеж предложил сайт: проверьте его в тексте документа."),
    )
    giver_kind = EnumField(_l("Кто даёт согласие"), ConsentGiver)
    giver_name = LineField(
        _l("Законный представитель"),
        optional=True,
        description=_l("Фамилия, имя и отчество или название органа опеки."),
    )
    giver_document = AuthorityField(
        _l("Документ, подтверждающий полномочия"),
        optional=True,
        description=_l(
            "Свидетельство о рождении или об усыновлении, акт органа опеки: паспортные данные "
            "сюда не пишут. Если не указать, останется линейка для заполнения от руки."
        ),
    )
    period = LineField(
        _l("За какое время"), optional=True, description=_l("Например: за второй семестр.")
    )
    results = TextAreaField(
        _l("Результаты обучения"),
        default="",
        validators=[Optional(), Length(max=MAX_TEXT)],
        description=_l("Каждая строка печатается отдельной."),
    )
    purpose = LineField(_l("Для предъявления"), optional=True)

    def ask_only(self, names: Collection[str]) -> None:
        """Leave out what this paper does not say."""
        for name in list(self._fields):
            if name not in {*names, "seen", "csrf_token", "idempotency_key"}:
                del self[name]

    def was_read(self, digest: str) -> bool:
        """Tell whether the text that was shown is the one these words make."""
        return bool(self.seen.data == digest)
