"""Forms of consents, texts and erasure."""

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import BooleanField, HiddenField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Optional

from app.files.errors import FileRefusedError
from app.files.uploads import read_upload
from app.privacy.enums import ConsentWay, GivenBy, RepresentativeKind, Seen, Standing
from app.privacy.kinds import PROCESSING, ConsentKind
from app.web.fields import (
    ChoiceFilter,
    DayField,
    EmailField,
    EnumField,
    EnumFilter,
    LineField,
    ProseField,
    RecordChoiceFilter,
)
from app.web.forms import BaseForm, CreateForm, FilterForm

MAX_TEXT = 20_000
MAX_NOTE = 500
_ON_PAPER = (ConsentWay.PAPER, ConsentWay.IN_PERSON)


def representative_field(*, needed: bool = False) -> SelectField:
    """Return the select of who the representative is; nobody is chosen beforehand."""
    return SelectField(
        _l("Кем приходится студенту"),
        choices=[
            SelectChoice("", _l("не выбрано")),
            *(SelectChoice(value, label) for value, label in RepresentativeKind.pairs()),
        ],
        coerce=lambda value: RepresentativeKind(value) if value else None,
        validators=[InputRequired(_l("Выберите, кем вы приходитесь студенту."))] if needed else [],
    )


class ConsentForm(CreateForm):
    """A consent that the college has received."""

    kind = SelectField(_l("На что"))
    given_by = EnumField(_l("Кто дал"), GivenBy)
    representative_name = LineField(
        _l("Законный представитель: фамилия, имя, отчество"),
        optional=True,
        description=_l("Нужен до 18 лет, если согласие дал он."),
    )
    representative_kind = representative_field()
    way = SelectField(
        _l("Как получено"),
        choices=[SelectChoice(one.value, one.label) for one in _ON_PAPER],
        coerce=ConsentWay,
    )
    given_on = DayField(_l("Дата согласия"), needed=_l("Укажите дату согласия."))
    file = FileField(
        _l("Скан"), description=_l("PDF или снимок подписанного согласия, не больше 10\u00a0МБ.")
    )
    note = LineField(_l("Примечание"), optional=True, maximum=MAX_NOTE)

    def offer(self, kinds: list[ConsentKind]) -> None:
        """Fill the select of kinds."""
        self.kind.choices = [SelectChoice(one.name, str(one.label)) for one in kinds]

    def read_scan(self) -> tuple[bytes, str] | None:
        """Return the bytes and the name of the scan, None without one; a refusal is a message."""
        upload = self.file.data
        if not upload or not getattr(upload, "filename", ""):
            return None
        try:
            return read_upload(upload.stream), upload.filename
        except FileRefusedError as refusal:
            self.add_error(refusal)
            return None


class WithdrawalForm(CreateForm):
    """Why a consent is taken back: what the paper says."""

    note = LineField(
        _l("Основание"),
        needed=_l("Напишите основание."),
        description=_l("Например: заявление от 12 февраля. Отзыв действует сразу."),
        maximum=MAX_NOTE,
    )


class TextForm(CreateForm):
    """A new version of a text."""

    body = ProseField(
        _l("Текст"),
        needed=_l("Напишите текст."),
        maximum=MAX_TEXT,
        render_kw={"rows": "24"},
        description=_l("Пустая строка начинает абзац, «## » в начале строки — подзаголовок."),
    )


class ErasureForm(CreateForm):
    """On whose request a person is erased."""

    reason = LineField(
        _l("Основание"),
        needed=_l("Напишите основание."),
        description=_l("Например: заявление от 12 февраля, вх. № 14. Имя не указывайте."),
    )
    is_sure = BooleanField(
        _l("Удалить данные: вернуть их будет нельзя"),
        validators=[InputRequired(_l("Подтвердите удаление."))],
    )


class ConsentFilterForm(FilterForm):
    """Which consent, of whom, how it stands."""

    kind = ChoiceFilter(_l("Согласие на"))
    q = StringField(_l("Поиск"), validators=[Optional()])
    group = RecordChoiceFilter(_l("Группа"))
    standing = EnumFilter(_l("Состояние"), Standing)

    def offer(self, kinds: list[ConsentKind]) -> None:
        """Fill the select: the list is always about one of them."""
        self.kind.choices = [SelectChoice(one.name, str(one.label)) for one in kinds]

    @property
    def chosen_kind(self) -> str:
        """Return the consent the list is about: the first one until another is chosen."""
        return str(self.value("kind") or PROCESSING)


class AccessFilterForm(FilterForm):
    """Who opened what."""

    actor = StringField(_l("Кто"), validators=[Optional()])
    what = EnumFilter(_l("Что открыто"), Seen)


class PaperForm(CreateForm):
    """The day of many papers."""

    given_on = DayField(_l("Дата согласия"), needed=_l("Укажите дату согласия."))
    kind = HiddenField()


class ConsentUntilForm(CreateForm):
    """Until when many answer, and which consent they are asked for."""

    until = DayField(_l("Ждать ответа до"), needed=_l("Укажите день."))
    kind = HiddenField()


class AskForm(CreateForm):
    """Whom a link asks, and until when."""

    kind = SelectField(_l("На что"))
    given_by = EnumField(_l("Чьё согласие"), GivenBy)
    name = LineField(_l("Фамилия, имя, отчество того, кому отправить"), needed=_l("Укажите имя."))
    email = EmailField(_l("Электронная почта"), needed=_l("Укажите почту."))
    until = DayField(_l("Ответить до"), needed=_l("Укажите день."))

    offer = ConsentForm.offer


class OwnAnswerForm(BaseForm):
    """What a link asks the person."""

    agrees = BooleanField(
        _l("Я прочитал(а) текст и даю согласие"),
        validators=[InputRequired(_l("Без отметки согласия нет: закройте страницу."))],
    )


class RepresentativeAnswerForm(OwnAnswerForm):
    """What a link asks the representative."""

    representative_kind = representative_field(needed=True)
    representative_name = LineField(
        _l("Ваши фамилия, имя, отчество"), needed=_l("Укажите фамилию, имя и отчество.")
    )
