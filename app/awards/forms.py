"""Forms of rounds, nominations, scores and letters."""

from collections.abc import Iterable
from typing import Any, Protocol

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, Field, HiddenField, StringField
from wtforms.validators import NumberRange, Optional
from wtforms.widgets import NumberInput

from app.awards.enums import (
    MAX_AWARDS,
    MAX_COMMENT,
    MAX_QUORUM,
    MAX_REPEAT_YEARS,
    MAX_SCORE,
    MAX_WEIGHT,
    RoundKind,
    RoundState,
)
from app.awards.wording import USUAL_ANCHORS
from app.plan.serving import ServingFields, items_field
from app.web.fields import (
    CountField,
    DayField,
    EnumField,
    EnumFilter,
    LineField,
    NumberField,
    ProseField,
    RecordChoiceFilter,
    RecordField,
)
from app.web.forms import BaseForm, CreateForm, EditForm, FilterForm

MAX_STORY = 2000
MAX_REGULATION = 40
MAX_MERIT = 160
MAX_REASON = 250
MAX_ANCHOR = 120  # a line under a number that is read at a glance
MAX_LETTER = 900  # what still stands on one page under the names
PREFIX = "criterion_"
COMMENT = "comment_"

LETTER_TEXT = _l(
    "Выражаем Вам благодарность за наставничество над студентами педагогического колледжа: за щедро"
    " переданный опыт, терпение и веру в тех, кто делает первые шаги в профессии.\n"
    "Желаем Вам здоровья, вдохновения и талантливых учеников!"
)


class RoundFields(ServingFields):
    """What a round is and when its steps end."""

    title = LineField(
        _l("Название"),
        needed=_l("Назовите конкурс."),
        description=_l("Например: Лучшие наставники — 2024."),
    )
    kind = EnumField(_l("Повод"), RoundKind)
    nominations_until = DayField(
        _l("Выдвигать можно до"), needed=_l("Укажите последний день выдвижения.")
    )
    scoring_until = DayField(_l("Оценивать можно до"), needed=_l("Укажите последний день оценки."))
    ceremony_on = DayField(
        _l("День награждения"),
        needed=_l("Укажите день награждения."),
        description=_l("Этой датой будут подписаны награды и письма."),
    )
    awards_count = CountField(
        _l("Сколько наград"),
        needed=_l("Укажите, сколько будет наград."),
        minimum=1,
        maximum=MAX_AWARDS,
        description=_l("Благодарственное письмо получит каждый наставник, которого оценил совет."),
    )
    quorum = CountField(
        _l("Кворум: сколько оценок нужно каждой кандидатуре"),
        needed=_l("Укажите, сколько оценок нужно каждой кандидатуре."),
        minimum=1,
        maximum=MAX_QUORUM,
        description=_l(
            "Стольким членам совета, но не меньше чем двум, кандидатуру отдаст жребий. Обычно это"
            " больше половины совета. Пока оценок меньше, итоги не подвести. Кто воздержался или"
            " не может судить, в счёт не идёт. С началом оценки кворум не меняют."
        ),
    )
    discrepancy = CountField(
        _l("Расхождение: на сколько баллов могут разойтись оценки"),
        needed=_l("Укажите допустимое расхождение."),
        minimum=1,
        maximum=MAX_SCORE,
        description=_l(
            "Если оценки одной кандидатуры разошлись сильнее, её оценит третий член совета или"
            " обсудят на заседании."
        ),
    )
    by_organizations = BooleanField(
        _l("Выдвигать могут и организации"),
        default=True,
        description=_l("Без отметки организации наставников не выдвигают."),
    )
    by_students = BooleanField(
        _l("Выдвигать могут и студенты"),
        description=_l(
            "Только своих наставников и наставников своей базы практики. Имя студента видит один"
            " колледж."
        ),
    )
    repeat_years = CountField(
        _l("Повторно не награждают: сколько лет"),
        needed=_l("Укажите срок или 0, если его нет."),
        maximum=MAX_REPEAT_YEARS,
        description=_l(
            "Кого награждали в эти годы, того снова наградить может только совет на заседании, с"
            " причиной. 0 — срока нет. Письма благодарности не считаются."
        ),
    )
    letter_text = ProseField(
        _l("Текст благодарственного письма"),
        needed=_l("Напишите текст благодарственного письма."),
        maximum=MAX_LETTER,
    )
    regulation_number = LineField(
        _l("Положение о конкурсе: номер"),
        optional=True,
        maximum=MAX_REGULATION,
        description=_l("Сам документ приложите файлом на странице конкурса."),
    )
    regulation_on = DayField(_l("Положение о конкурсе: дата"), optional=True)
    signatory_post = LineField(
        _l("Кто подписывает: должность"), needed=_l("Напишите должность того, кто подписывает.")
    )
    signatory_name = LineField(
        _l("Кто подписывает: инициалы и фамилия"), needed=_l("Напишите, кто подписывает.")
    )
    plan_item_ids = items_field()


class RoundCreateForm(RoundFields, CreateForm): ...


class RoundEditForm(RoundFields, EditForm): ...


class RoundFilterForm(FilterForm):
    """Filters of the list."""

    q = StringField(_l("Поиск"), validators=[Optional()])
    state = EnumFilter(_l("Состояние"), RoundState)
    item = RecordChoiceFilter(_l("Пункт плана"))


class AnchorField(LineField):
    """What a score means by one criterion; empty leaves the usual words."""

    def __init__(self, score: int, **kwargs: Any) -> None:
        usual = _l("Если оставить пустым: «%(words)s».", words=USUAL_ANCHORS[score])
        label = _l("Что значит %(n)s", n=score)
        super().__init__(label, optional=True, maximum=MAX_ANCHOR, description=usual, **kwargs)


class CriterionFields(BaseForm):
    """What to score by, and what the scores mean."""

    title = LineField(
        _l("Критерий"),
        needed=_l("Назовите критерий."),
        description=_l("Например: открытые уроки для студентов."),
    )
    weight = CountField(
        _l("Вес"),
        needed=_l("Укажите вес критерия."),
        minimum=1,
        maximum=MAX_WEIGHT,
        description=_l("От 1 до 10: во сколько раз этот критерий важнее критерия с весом 1."),
    )
    anchor_0 = AnchorField(0)
    anchor_3 = AnchorField(3)
    anchor_7 = AnchorField(7)
    anchor_10 = AnchorField(10)


class CriterionCreateForm(CriterionFields, CreateForm): ...


class CriterionEditForm(CriterionFields, EditForm): ...


class MeritField(LineField):
    """For what, in one sentence of the letter."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            _l("Заслуга одним предложением для письма"),
            optional=True,
            maximum=MAX_MERIT,
            description=_l(
                "Например: За двенадцать открытых уроков вместе со студентами. С этих слов"
                " начнётся благодарственное письмо."
            ),
            **kwargs,
        )


class NominationCreateForm(CreateForm):
    """A mentor proposed for an award."""

    mentor_id = RecordField(
        _l("Наставник"), needed=_l("Выберите наставника."), render_kw={"data-search": ""}
    )
    merit = MeritField()
    reason = ProseField(
        _l("За что"),
        needed=_l("Напишите, за что выдвигаете наставника."),
        maximum=MAX_STORY,
        description=_l("Что наставник сделал для студентов: по этому тексту его оценит совет."),
    )

    def let_unfinished(self) -> None:
        """Let a draft lack what a nomination needs."""
        self.reason.validators = [Optional()]


class NominationEditForm(EditForm):
    """Other words for a nomination."""

    merit = MeritField()
    reason = ProseField(
        _l("За что"),
        needed=_l("Напишите, за что выдвигаете наставника."),
        maximum=MAX_STORY,
    )


class NominationReturnForm(BaseForm):
    """What a nomination lacks."""

    reason = ProseField(
        _l("Чего не хватает"),
        needed=_l("Напишите, что исправить или добавить."),
        maximum=MAX_STORY,
        rows=4,
        description=_l("Это прочтёт тот, кто выдвинул наставника."),
    )


class ScoreField(NumberField):
    """A score of a criterion; empty while one still thinks."""

    def __init__(self, label: Any, **kwargs: Any) -> None:
        bounds = NumberRange(0, MAX_SCORE, _l("Оценка от %(min)s до %(max)s."))
        widget = NumberInput(min=0, max=MAX_SCORE)
        super().__init__(label, validators=[Optional(), bounds], widget=widget, **kwargs)


class Weighed(Protocol):
    """A criterion as its field needs it."""

    @property
    def id(self) -> int: ...

    @property
    def title(self) -> str: ...

    @property
    def weight(self) -> int: ...


class ScoreForm(BaseForm):
    """One member's scores of one nomination; `with_criteria` adds a field for each."""

    @classmethod
    def with_criteria(cls, criteria: Iterable[Weighed]) -> type["ScoreForm"]:
        """Return the form of a round: a field `criterion_ID` for each of its criteria."""
        fields: dict[str, Field] = {
            f"{PREFIX}{one.id}": ScoreField(
                one.title, description=_l("От 0 до 10, вес %(n)s", n=one.weight)
            )
            for one in criteria
        }
        fields |= {
            f"{COMMENT}{name.removeprefix(PREFIX)}": LineField(
                _l("Пояснение к оценке"), optional=True, maximum=MAX_COMMENT
            )
            for name in list(fields)
        }
        return type("RoundScoreForm", (cls,), fields)

    def scores(self) -> dict[int, int | None]:
        """Return the scores by criterion; None where nothing was given."""
        return self._by_criterion(PREFIX)

    def comments(self) -> dict[int, str]:
        """Return what was written beside the scores, by criterion."""
        return {id_: text or "" for id_, text in self._by_criterion(COMMENT).items()}

    def _by_criterion(self, prefix: str) -> dict[int, Any]:
        named = ((name, value) for name, value in self.values().items() if name.startswith(prefix))
        return {int(name.removeprefix(prefix)): value for name, value in named}


class AbstainForm(BaseForm):
    """Why a member leaves a nomination to the others."""

    reason = ProseField(
        _l("Почему вы воздерживаетесь"),
        needed=_l("Напишите, почему вы воздерживаетесь."),
        maximum=MAX_STORY,
    )
    is_relation = BooleanField(
        _l("Я связан(а) с этим наставником: родство, дружба, общее дело"),
        description=_l("Тогда его не предложат вам и в следующих конкурсах."),
    )


class RoundStepForm(BaseForm):
    """The confirmation of a step whose page has said all it touches."""


class ScoringEndForm(BaseForm):
    """Why those who have not scored are not waited for."""

    reason = ProseField(
        _l("Почему не ждём остальных"),
        needed=_l("Напишите, почему итоги подводят без этих оценок."),
        maximum=MAX_STORY,
        rows=3,
        description=_l("Останется в карточке конкурса и в журнале изменений."),
    )


class CloseForm(BaseForm):
    """The confirmation of a closing; it carries the ranking that was seen."""

    seen = HiddenField()


class ChangeReasonField(LineField):
    """Why something settled is changed."""

    def __init__(self, **kwargs: Any) -> None:
        said = {"description": _l("Останется в карточке конкурса и в журнале изменений."), **kwargs}
        super().__init__(_l("Почему меняете"), optional=True, maximum=MAX_REASON, **said)


class LetterForm(EditForm):
    """The words of one letter of thanks."""

    wording = ProseField(
        _l("Текст письма"),
        needed=_l("Напишите текст письма."),
        maximum=MAX_LETTER,
    )
    change_reason = ChangeReasonField()
