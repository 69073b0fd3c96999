"""The demo year's documents: approved within the deadlines of their items, with their minutes.

One is sent round and has remarks, one in force gets a new version, one was cancelled, one ends.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from app.activities.documents.enums import DocumentKind, SheetAnswer, VersionState
from app.activities.documents.models import ClusterDocument, SheetLine
from app.activities.documents.rules import DocumentApprovalTerms, DocumentTerms
from app.activities.documents.services.approving import approve_document, cancel_document
from app.activities.documents.services.cards import (
    DocumentPlace,
    add_version,
    create_document,
)
from app.activities.documents.services.stage import settle
from app.base import clock
from app.demo.scene import Scene
from app.demo.sheets_of_paper import page_of
from app.extensions import db

COUNCIL, HEAD = "Координационный совет кластера", "Директор колледжа"
_K = DocumentKind


@dataclass(frozen=True)
class DemoDocument:
    """A document of the demo year: for which item, what, on which day, by which minutes."""

    item: str
    kind: DocumentKind
    title: str
    on: date
    number: str = ""
    minutes: str = ""
    author: str = "Методическая служба колледжа"
    is_public: bool = False
    sides: int = 0


APPROVED = (
    DemoDocument(
        "1.1", _K.PLAN, "План работы образовательного кластера на 2023–2024 год",
        date(2023, 8, 29), "1", "1", is_public=True,
    ),
    DemoDocument(
        "1.2", _K.PASSPORT, "Паспорт образовательного кластера", date(2023, 8, 25), "2",
        is_public=True,
    ),
    DemoDocument(
        "1.3", _K.INVENTORY, "Перечень профессий и специальностей кластера",
        date(2023, 8, 22), "3", is_public=True,
    ),
    DemoDocument(
        "1.4", _K.REGULATION, "Регламент демонстрационного экзамена на площадках кластера",
        date(2023, 8, 15), "4", "7",
    ),
    DemoDocument(
        "1.5", _K.STATUTE, "Положение о наставничестве обучающихся", date(2023, 8, 18), "5", "8",
        is_public=True,
    ),
    DemoDocument(
        "3.2", _K.ADMISSION, "Предложения по контрольным цифрам приёма на 2024 год",
        date(2023, 9, 21), "6", "2",
    ),
    DemoDocument(
        "3.4", _K.REPORT, "Отчёт об аудите материально-технической базы", date(2023, 5, 24), "7",
    ),
    DemoDocument(
        "4.3", _K.AGREEMENT, "Соглашение о признании результатов демонстрационного экзамена",
        date(2023, 11, 14), "8", sides=2,
    ),
    DemoDocument(
        "5.2", _K.REGULATION, "Регламент взаимодействия участников кластера",
        date(2023, 8, 30), "9", "1", author="Рабочая группа",
    ),
    DemoDocument(
        "6.2", _K.OPINION, "Экспертное заключение на программу «Дошкольное образование»",
        date(2023, 12, 12), "10", author="Экспертный совет кластера",
    ),
)  # fmt: skip
IN_REVIEW = DemoDocument(
    "6.1", _K.ADMISSION, "Проект контрольных цифр приёма на 2024 год", date(2024, 2, 12)
)
CANCELLED = DemoDocument("1.3", _K.INVENTORY, "Перечень профессий (черновик)", date(2023, 8, 14))
RENEWED, ENDING = "5.2", "1.5"


def load_documents(scene: Scene) -> None:
    """Invent the documents of the year."""
    for one in APPROVED:
        document = _approve(scene, one)
        if one.item == RENEWED:
            _add_file(scene, document, "Вторая редакция: уточнены сроки ответов", scene.today)
    _send_round(scene, _begin(scene, IN_REVIEW))
    cancelled = _begin(scene, CANCELLED)
    reason = "Вошёл в общий перечень."
    cancel_document(cancelled, reason=reason, actor=scene.user("staff"), today=scene.today)


def _begin(scene: Scene, one: DemoDocument) -> ClusterDocument:
    ends = scene.today + timedelta(days=18) if one.item == ENDING else None
    terms = DocumentTerms(one.kind, one.title, one.on, one.number, one.author, ends, one.is_public)
    sides = [side.id for side in scene.organizations[: one.sides]]
    document = create_document(
        terms=terms,
        place=DocumentPlace(scene.item_ids(one.item), sides),
        actor=scene.user("staff"),
    )
    document.is_demo = True
    db.session.flush()  # a lock reads the record anew
    _add_file(scene, document, "Первая редакция", one.on)
    return document


def _add_file(scene: Scene, document: ClusterDocument, changes: str, on: date) -> None:
    add_version(
        document,
        data=page_of(str(document.kind.label), document.title, changes),
        name=f"{document.title}.pdf",
        changes=changes,
        actor=scene.user("staff"),
        now=datetime.combine(on, time(10), clock.zone()),
    )


def _approve(scene: Scene, one: DemoDocument) -> ClusterDocument:
    document = _begin(scene, one)
    terms = DocumentApprovalTerms(
        number=one.number,
        dated_on=one.on,
        approver=COUNCIL if one.minutes else HEAD,
        approved_on=one.on,
        minutes_number=one.minutes,
        minutes_on=one.on if one.minutes else None,
    )
    approve_document(
        document, terms=terms, is_despite=False, actor=scene.user("staff"), today=scene.today
    )
    return document


def _send_round(scene: Scene, document: ClusterDocument) -> None:
    version = document.open_version
    if version is None:
        return
    version.state = VersionState.REVIEW
    answers = (
        ("council1", SheetAnswer.REMARKS, "Добавьте потребность детских садов."),
        ("council2", None, ""),
    )
    for name, answer, remarks in answers:
        person = scene.user(name)
        line = SheetLine(user_id=person.id, name=person.display_name, asked_on=document.dated_on)
        line.answer, line.remarks = answer, remarks
        line.answered_on = document.dated_on + timedelta(days=3) if answer else None
        version.sheet.append(line)
    settle(document)
    db.session.flush()
