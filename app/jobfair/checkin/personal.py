"""What the fair's day holds on people, and how long."""

from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import Select, select

from app.base.clock import start_of_day
from app.jobfair.checkin.enums import HolderKind
from app.jobfair.checkin.models import FairArrival, FairPass, FairScan
from app.jobfair.models import Fair
from app.web.personal import ERASED, Fate, PersonalTable, RetentionKind, drop_row


def _guests_before(day: date) -> Select[Any]:
    held = select(Fair.id).where(Fair.held_on < day)
    return select(FairPass).where(
        FairPass.kind != HolderKind.STUDENT, FairPass.name != ERASED, FairPass.fair_id.in_(held)
    )


def _scans_before(day: date) -> Select[Any]:
    return select(FairScan).where(FairScan.received_at < start_of_day(day))


PERSONAL_DATA = (
    PersonalTable(
        FairPass,
        _l("Пропуска на ярмарку"),
        by=(FairPass.student_id,),
        addressed=(FairPass.email,),
        named=(FairPass.name,),
        blank={
            "name": lambda row: ERASED if row.name else "",
            "about": "",
            "email": None,
            "token": None,
        },
        stays=_l("Что на ярмарке был ещё один гость: для подсчёта. Имя и адрес удаляются."),
        hidden=frozenset({"token"}),
    ),
    PersonalTable(
        FairScan,
        _l("Кто и где прочитал пропуск"),
        within=FairScan.pass_id,
        made_by=(FairScan.scanned_by_id, FairScan.undone_by_id),
        fate=Fate.DELETE,
        hidden=frozenset({"key"}),
        fields={
            "pass_id": _l("пропуск"),
            "participant_id": _l("у какого участника"),
            "spot": _l("где"),
            "device_at": _l("часы устройства"),
            "happened_at": _l("когда"),
            "received_at": _l("получено сайтом"),
            "scanned_by_id": _l("кто прочитал"),
            "undone_at": _l("когда отменено"),
            "undone_by_id": _l("кто отменил"),
        },
    ),
    PersonalTable(
        FairArrival,
        _l("Приход на ярмарку"),
        within=FairArrival.pass_id,
        fate=Fate.STAY,
        stays=_l("Что человек пришёл и когда: по этому считаются итоги ярмарки."),
        fields={
            "fair_id": _l("ярмарка"),
            "pass_id": _l("пропуск"),
            "scan_id": _l("отметка"),
            "arrived_at": _l("когда"),
        },
    ),
)
RETENTION = (
    RetentionKind(
        "jobfair.guests",
        _l("Посетители и представители на ярмарке"),
        12,
        _l("Ярмарка прошла, итоги подведены; число гостей остаётся."),
        _guests_before,
    ),
    RetentionKind(
        "jobfair.scans",
        _l("Кто и где читал пропуска"),
        12,
        _l("Нужно, чтобы разобрать спор о дне ярмарки; приход остаётся."),
        _scans_before,
        drop_row,
    ),
)
