"""Forms of a round's kinds of award."""

from flask_babel import lazy_gettext as _l

from app.awards.enums import MAX_AWARDS, Awarder
from app.awards.honours.enums import MOST_YEARS, HonourKind
from app.web.fields import CountField, EnumField, LineField, ProseField, RecordField
from app.web.forms import BaseForm, CreateForm, EditForm

MAX_TITLE = 80
MAX_DEGREE = 80
MAX_WORDING = 300
MAX_COSIGNERS = 620


class HonourFields(BaseForm):
    """What is given, how many, in whose name, to whom it may go."""

    kind = EnumField(
        _l("Что это"),
        HonourKind,
        description=_l(
            "Представление к ведомственной награде присуждает только совет, остальное — по местам."
        ),
    )
    title = LineField(
        _l("Название на документе"),
        needed=_l("Назовите награду."),
        maximum=MAX_TITLE,
        description=_l("Например: Диплом, Почётная грамота, Благодарность."),
    )
    degree = LineField(
        _l("Степень или к какой награде"),
        optional=True,
        maximum=MAX_DEGREE,
        description=_l("Например: I степени; к знаку «Почётный наставник»."),
    )
    number = CountField(
        _l("Сколько таких наград"),
        needed=_l("Укажите, сколько таких наград."),
        minimum=1,
        maximum=MAX_AWARDS,
    )
    wording = ProseField(
        _l("За что"),
        optional=True,
        maximum=MAX_WORDING,
        rows=3,
        description=_l("Со слова «за». Если оставить пустым: «за 1-е место в конкурсе …»."),
    )
    awarder = EnumField(
        _l("Кто награждает"), Awarder, description=_l("От этого зависят бланк и подписи.")
    )
    organization_id = RecordField(
        _l("Организация"),
        optional=True,
        description=_l("Если награждает организация. Её бланк и подпись — из её карточки."),
    )
    cosigners = ProseField(
        _l("Кто ещё подписывает"),
        optional=True,
        maximum=MAX_COSIGNERS,
        rows=3,
        description=_l("Каждая подпись с новой строки: «должность — И. О. Фамилия»."),
    )
    least_years = CountField(
        _l("Стаж не меньше, лет"),
        needed=_l("Укажите стаж или 0, если он не важен."),
        maximum=MOST_YEARS,
        description=_l("0 — стаж не важен. Считается по году начала работы в карточке наставника."),
    )

    @property
    def has_rare(self) -> bool:
        """Tell whether what few kinds need is filled in or refused."""
        rare = (self.cosigners, self.least_years)
        return any(field.data or field.errors for field in rare)


class HonourCreateForm(HonourFields, CreateForm):
    """A new kind of award."""


class HonourEditForm(HonourFields, EditForm):
    """A kind of award that is changed."""
