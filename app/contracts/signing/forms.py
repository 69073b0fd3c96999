"""Forms of signing."""

from collections.abc import Iterable
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import SelectMultipleField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from app.contracts.enums import (
    ConsentGiver,
    RepresentativeAnswer,
    SignatureWay,
    SigningParty,
)
from app.contracts.requisites.forms import AuthorityField
from app.files.enums import SCANS
from app.files.errors import FileRefusedError
from app.files.uploads import read_upload
from app.web.fields import DayField, EmailField, EnumField, LineField, ProseField
from app.web.forms import BaseForm, CreateForm, EditForm

MOST_OF_REASON = 1000
_PROOFS = _l(
    "Свидетельство о рождении или об усыновлении, акт органа опеки. Паспортные данные сюда не "
    "пишут."
)


class _PartiesField(SelectMultipleField):
    """Which of the parties: checkboxes."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    def offer(self, parties: Iterable[SigningParty]) -> None:
        """Fill the list; every party is ticked at first."""
        self.choices = [SelectChoice(one.value, str(one.label)) for one in parties]
        if self.raw_data is None:
            self.data = [choice.value for choice in self.choices]

    def pre_validate(self, form: Any) -> None:
        """Refuse what was not offered; raises ValidationError."""
        if not set(self.data or ()) <= {choice.value for choice in self.choices}:
            raise ValidationError(_("Выберите значения из списка."))


class _ScanForm(EditForm):
    """A form with a scan: PDF or a picture, told by its content."""

    file = FileField()

    @property
    def filename(self) -> str:
        """Return what the person calls the file."""
        return str(self.file.data.filename or "") if self.file.data else ""

    def read(self) -> bytes | None:
        """Read the scan, b"" for none; a refusal becomes the message by its field, then None."""
        if not self.file.data:
            return b""
        try:
            return read_upload(self.file.data.stream, kinds=SCANS)
        except FileRefusedError as refusal:
            refusal.field = "file"
            self.add_error(refusal)
            return None


class SigningForm(_ScanForm):
    """Who has signed, when and how; with the last signature comes the scan."""

    parties = _PartiesField(_l("Кто подписал"), choices=[])
    way = EnumField(_l("Как подписано"), SignatureWay)
    signed_on = DayField(_l("Дата подписания"), needed=_l("Укажите дату подписания."))
    file = FileField(
        _l("Подписанный договор"),
        description=_l(
            "PDF или фотография, не больше 10\u00a0МБ. Нужен, когда подписали все стороны: "
            "без него договор остаётся проектом."
        ),
    )

    def signers(self) -> list[SigningParty]:
        """Return who has signed."""
        return [SigningParty(one) for one in self.parties.data or ()]


class GuardianConsentForm(_ScanForm):
    """A consent on paper."""

    representative_kind = EnumField(_l("Кто даёт согласие"), ConsentGiver)
    representative_name = LineField(
        _l("Законный представитель, давший согласие"),
        needed=_l("Укажите, кто дал согласие."),
        description=_l("Фамилия, имя и отчество или название органа опеки."),
    )
    representative_document = AuthorityField(
        _l("Документ, подтверждающий полномочия"), optional=True, description=_PROOFS
    )
    representative_consent_on = DayField(_l("Дата согласия"), needed=_l("Укажите дату согласия."))
    file = FileField(
        _l("Скан согласия"), description=_l("PDF или фотография, не больше 10\u00a0МБ.")
    )


class GuardianLinkForm(CreateForm):
    """To whom the link leaves."""

    name = LineField(_l("Законный представитель"), needed=_l("Укажите фамилию, имя и отчество."))
    email = EmailField(_l("Адрес электронной почты"), needed=_l("Укажите адрес."))
    until = DayField(_l("Ответ до"), needed=_l("Укажите, до какого числа ждём ответ."))


class GuardianAnswerFields(BaseForm):
    """What a representative says behind the link."""

    answer = EnumField(_l("Ваш ответ"), RepresentativeAnswer)
    representative_kind = EnumField(_l("Кем вы приходитесь студенту"), ConsentGiver)
    representative_name = LineField(
        _l("Фамилия, имя, отчество"),
        needed=_l("Укажите фамилию, имя и отчество."),
        description=_l("Для органа опеки — его название."),
    )
    representative_document = AuthorityField(
        _l("Документ, подтверждающий полномочия"), optional=True, description=_PROOFS
    )
    reason = ProseField(
        _l("Если согласия нет — почему"), optional=True, rows=3, maximum=MOST_OF_REASON
    )
