"""What this package holds on people.

A published distribution keeps its question, its result and their digest: students stand there
by number («s15»), and after erasure no number leads to a name (docs/legal.md).
"""

from flask_babel import lazy_gettext as _l

from app.practice.admission.personal import PERSONAL_DATA as ADMISSION_DATA
from app.practice.agreements.personal import PERSONAL_DATA as AGREEMENT_DATA
from app.practice.call_models import PracticeCall
from app.practice.change_models import PlacementChange, SeatChange
from app.practice.changes.models import SwapProposal
from app.practice.conditions.personal import PERSONAL_DATA as CONDITIONS_DATA
from app.practice.hosting.personal import PERSONAL_DATA as HOSTING_DATA
from app.practice.models import (
    PeriodSupervisor,
    Placement,
    PracticeApplication,
    PracticePlace,
    Wish,
)
from app.practice.registry.personal import PERSONAL_DATA as REGISTRY_PERSONAL_DATA
from app.practice.rounds.personal import PERSONAL_DATA as ROUNDS_DATA
from app.practice.scenarios.models import DistributionScenario, ScenarioSeat
from app.practice.weeks.personal import PERSONAL_DATA as WEEKS_DATA
from app.web.personal import ERASED, Fate, PersonalTable

PERSONAL_DATA = (
    *CONDITIONS_DATA,
    *REGISTRY_PERSONAL_DATA,
    PersonalTable(
        PracticePlace,
        _l("Места практики, где человек встречает студентов"),
        named=(PracticePlace.supervisor_name,),
        blank={"supervisor_name": "", "supervisor_phone": None},
        stays=_l("Само место: имя и телефон ответственного удаляются."),
    ),
    PersonalTable(
        PeriodSupervisor,
        _l("Руководители практики от колледжа"),
        by=(PeriodSupervisor.user_id,),
        named=(PeriodSupervisor.name,),
        blank={"name": ERASED, "position": "", "phone": None},
        stays=_l("У каких групп был руководитель: имя, должность и телефон удаляются."),
    ),
    PersonalTable(
        PracticeCall,
        _l("Приглашения выбрать место практики"),
        by=(PracticeCall.student_id,),
        made_by=(PracticeCall.called_by_id,),
        fate=Fate.DELETE,
    ),
    PersonalTable(
        PracticeApplication,
        _l("Заявки на практику"),
        by=(PracticeApplication.student_id,),
        fate=Fate.STAY,
        stays=_l("Заявка без имени: по ней проверяется распределение."),
    ),
    PersonalTable(
        Wish,
        _l("Места в заявках"),
        within=Wish.application_id,
        fate=Fate.STAY,
        stays=_l("Хранятся вместе с заявкой."),
    ),
    PersonalTable(
        Placement,
        _l("Назначенные места практики"),
        by=(Placement.student_id,),
        blank={"note": ""},
        stays=_l("Место и основание: по ним считается занятость мест. Пояснение удаляется."),
    ),
    *HOSTING_DATA,
    PersonalTable(
        DistributionScenario,
        _l("Варианты распределения"),
        made_by=(DistributionScenario.created_by_id,),
        fate=Fate.STAY,
        stays=_l("Кто посчитал вариант: номер учётной записи без имени."),
    ),
    PersonalTable(
        ScenarioSeat,
        _l("Места в вариантах распределения"),
        by=(ScenarioSeat.student_id,),
        fate=Fate.STAY,
        stays=_l("Место в варианте без имени: по ним варианты сравнивают."),
        fields={
            "scenario_id": _l("вариант"),
            "place_id": _l("место"),
            "rank": _l("приоритет"),
            "reason": _l("почему не выше"),
        },
    ),
    PersonalTable(
        SwapProposal,
        _l("Обмены местами практики"),
        by=(SwapProposal.author_id, SwapProposal.other_id),
        fate=Fate.STAY,
        stays=_l("Между какими местами был обмен: имени в нём нет."),
    ),
    PersonalTable(
        PlacementChange,
        _l("Изменения мест практики"),
        made_by=(PlacementChange.made_by_id, PlacementChange.undone_by_id),
        texts=(PlacementChange.reason,),
        fate=Fate.STAY,
        stays=_l("Кто и почему менял места: номер учётной записи без имени."),
    ),
    PersonalTable(
        SeatChange,
        _l("Как менялось место практики"),
        by=(SeatChange.student_id,),
        blank={"before_note": "", "after_note": ""},
        stays=_l("Места до и после изменения: по ним его отменяют. Пояснения удаляются."),
        fields={
            "change_id": _l("изменение"),
            "before_place_id": _l("место до"),
            "before_basis": _l("основание до"),
            "before_rank": _l("приоритет до"),
            "before_note": _l("примечание до"),
            "after_place_id": _l("место после"),
            "after_basis": _l("основание после"),
            "after_rank": _l("приоритет после"),
            "after_note": _l("примечание после"),
            "cause": _l("причина"),
            "is_forced": _l("неизбежно"),
            "explanation": _l("объяснение"),
        },
    ),
    *ROUNDS_DATA,
    *AGREEMENT_DATA,
    *ADMISSION_DATA,
    *WEEKS_DATA,
)
