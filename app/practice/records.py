"""How the log of changes calls the records of this package."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.audit.naming import RecordNames
from app.practice.admission.records import RECORDS as ADMISSION_RECORDS
from app.practice.agreements.records import RECORDS as AGREEMENT_RECORDS
from app.practice.call_models import PracticeCall
from app.practice.change_models import PlacementChange
from app.practice.changes.models import SwapProposal
from app.practice.conditions.records import RECORDS as CONDITIONS_RECORDS
from app.practice.enums import ClearanceKind
from app.practice.hosting.records import RECORDS as HOSTING_RECORDS
from app.practice.models import (
    Distribution,
    PeriodSupervisor,
    Placement,
    PracticeApplication,
    PracticePeriod,
    PracticePlace,
    Wish,
)
from app.practice.offers.records import RECORDS as OFFER_RECORDS
from app.practice.permissions import Permission
from app.practice.registry.records import RECORDS as REGISTRY_RECORDS
from app.practice.rounds.records import RECORDS as ROUNDS_RECORDS
from app.practice.scenarios.models import DistributionScenario
from app.practice.weeks.records import RECORDS as WEEKS_RECORDS
from app.practice.wording import rhythm_words


def _figures(figures: dict[str, Any]) -> str:
    return _(
        "распределено %(placed)s, без места %(unplaced)s",
        placed=figures.get("placed", 0),
        unplaced=figures.get("unplaced", 0),
    )


def _clearances(kinds: list[str]) -> str:
    return ", ".join(str(ClearanceKind(kind).label) for kind in kinds)


RECORDS = (
    RecordNames(
        PracticeCall,
        _l("приглашение выбрать место практики"),
        {
            "period_id": _l("период"),
            "student_id": _l("студент"),
            "called_at": _l("позван"),
            "called_by_id": _l("кто позвал"),
        },
    ),
    *CONDITIONS_RECORDS,
    *REGISTRY_RECORDS,
    RecordNames(
        PracticePeriod,
        _l("период практики"),
        {
            "title": _l("название"),
            "kind": _l("вид"),
            "module": _l("профессиональный модуль"),
            "semester": _l("семестр"),
            "course": _l("курс"),
            "hours": _l("часов"),
            "weekdays": _l("дни недели"),
            "starts_on": _l("начало"),
            "ends_on": _l("окончание"),
            "applications_open_on": _l("заявки с"),
            "applications_open_until": _l("заявки до"),
            "results_on": _l("результат обещан к"),
            "ranked_by": _l("кто определяет порядок"),
            "contract_rule": _l("целевой договор"),
            "prefers_dormitory": _l("впереди, кому нужно общежитие"),
            "prefers_town": _l("впереди местные жители"),
            "pair_rule": _l("распределение вдвоём"),
            "silent_rule": _l("кто не отправил заявку"),
            "clearances": _l("нужно для допуска"),
            "clearance_rule": _l("без допуска"),
            "max_wishes": _l("мест в заявке не больше"),
            "seed_text": _l("текст жребия"),
            "seed": _l("число жребия"),
            "published_at": _l("распределение опубликовано"),
            "swap_rule": _l("обмены местами"),
            "reminded_on": _l("напоминание отправлено"),
        },
        shown_by=(PracticePeriod.title,),
        card="practice.period_detail",
        argument="period_id",
        managed_by=Permission.PERIOD_MANAGE,
        values={"weekdays": rhythm_words, "clearances": _clearances},
    ),
    RecordNames(
        PeriodSupervisor,
        _l("руководитель практики от колледжа"),
        {
            "period_id": _l("период"),
            "group_id": _l("группа"),
            "name": _l("фамилия, имя, отчество"),
            "position": _l("должность"),
            "phone": _l("телефон"),
            "user_id": _l("учётная запись"),
        },
        shown_by=(PeriodSupervisor.name,),
    ),
    RecordNames(
        PracticePlace,
        _l("место практики"),
        {
            "period_id": _l("период"),
            "base_id": _l("база практики"),
            "title": _l("название"),
            "seats": _l("мест"),
            "tasks": _l("задачи"),
            "requirements": _l("требования"),
            "minimum": _l("открывается, если студентов не меньше"),
            "supervisor_name": _l("ответственный от организации"),
            "supervisor_phone": _l("телефон ответственного"),
        },
        shown_by=(PracticePlace.title,),
        card="practice.place_detail",
        argument="place_id",
        managed_by=Permission.PLACE_MANAGE,
    ),
    RecordNames(
        PracticeApplication,
        _l("заявка на практику"),
        {
            "period_id": _l("период"),
            "submitted_at": _l("отправлена"),
            "changed_at": _l("изменена"),
            "needs_dormitory": _l("нужно общежитие"),
        },
        card="practice.application_detail",
        argument="application_id",
        managed_by=Permission.PLACEMENT_MANAGE,
    ),
    RecordNames(
        Wish,
        _l("место в заявке"),
        {"application_id": _l("заявка"), "rank": _l("место по порядку"), "place_id": _l("место")},
    ),
    RecordNames(
        Distribution,
        _l("распределение"),
        {
            "period_id": _l("период"),
            "algorithm": _l("способ"),
            "seed": _l("число жребия"),
            "digest": _l("контрольная сумма"),
            "figures": _l("показатели"),
            "discarded_at": _l("отклонено"),
        },
        values={"figures": _figures},
    ),
    RecordNames(
        DistributionScenario,
        _l("вариант распределения"),
        {
            "period_id": _l("период"),
            "title": _l("название"),
            "algorithm": _l("способ"),
            "lottery": _l("жребий"),
            "with_minima": _l("с минимумами набора"),
            "with_limits": _l("с пределами"),
            "with_pairs": _l("с парами"),
            "digest": _l("контрольная сумма"),
            "figures": _l("показатели"),
            "computed_at": _l("посчитан"),
            "distribution_id": _l("распределение"),
        },
        values={"figures": _figures},
        shown_by=(DistributionScenario.title,),
    ),
    RecordNames(
        SwapProposal,
        _l("обмен местами практики"),
        {
            "period_id": _l("период"),
            "author_id": _l("кто предложил"),
            "other_id": _l("кому"),
            "author_place_id": _l("место предложившего"),
            "other_place_id": _l("место второго"),
            "made_at": _l("предложено"),
            "answered_at": _l("ответ"),
            "decided_at": _l("решение"),
            "change_id": _l("изменение"),
        },
    ),
    RecordNames(
        PlacementChange,
        _l("изменение мест практики"),
        {
            "period_id": _l("период"),
            "distribution_id": _l("распределение"),
            "kind": _l("вид"),
            "reason": _l("причина"),
            "place_id": _l("место, из-за которого"),
            "seats_before": _l("мест было"),
            "seats_after": _l("мест стало"),
            "made_at": _l("когда"),
            "made_by_id": _l("кто"),
            "undone_at": _l("отменено"),
            "undone_by_id": _l("кто отменил"),
        },
    ),
    RecordNames(
        Placement,
        _l("направление на практику"),
        {
            "period_id": _l("период"),
            "place_id": _l("место"),
            "basis": _l("основание"),
            "state": _l("состояние"),
            "rank": _l("приоритет"),
            "lottery_number": _l("номер по жребию"),
            "note": _l("примечание"),
            "distribution_id": _l("распределение"),
        },
    ),
    *HOSTING_RECORDS,
    *OFFER_RECORDS,
    *ROUNDS_RECORDS,
    *AGREEMENT_RECORDS,
    *ADMISSION_RECORDS,
    *WEEKS_RECORDS,
)
