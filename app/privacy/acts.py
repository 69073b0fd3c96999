"""What is done to many students' consents at once: the kind is the one the list shows."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base import clock
from app.base.typography import counted
from app.base.viewer import Viewer
from app.links.acts import until_form
from app.privacy.forms import ConsentUntilForm, PaperForm
from app.privacy.kinds import CONSENT_KINDS, PROCESSING
from app.privacy.permissions import Permission
from app.privacy.queries import consents as queries
from app.privacy.services.asking import ask_students
from app.privacy.services.consents import record_on_paper, take_back
from app.web.listing.acts import ActPreview, BulkAct, Done, left_out


def _kind() -> str:
    """Return the kind the list was about; the act's form carries it on."""
    named = request.form.get("kind") or request.args.get("kind") or PROCESSING
    return named if named in CONSENT_KINDS else PROCESSING


def _ask_form() -> ConsentUntilForm:
    form = ConsentUntilForm()
    if request.method == "GET":
        form.until.data = until_form().until.data
    return form


def _preview_asking(ids: Sequence[int], _actor: Viewer) -> ActPreview:
    kind = _kind()
    counts = queries.count_to_ask(ids, kind)
    letters = counted(counts.ready, _("письмо"), _("письма"), _("писем"))
    return ActPreview(
        counts.ready,
        [
            _("Согласие: %(kind)s.", kind=CONSENT_KINDS[kind].label),
            _("Уйдёт %(letters)s со ссылкой: согласие дают без входа.", letters=letters),
            _("Законного представителя просят из карточки согласий: его почты здесь нет."),
        ],
        left_out(
            (_("подпись студента уже есть"), counts.given),
            (_("до 14 лет согласие даёт только представитель"), counts.too_young),
            (_("в карточке нет электронной почты"), counts.without_address),
        ),
        carried={"kind": kind},
    )


def _ask(ids: Sequence[int], actor: Viewer, form: Any) -> Done:
    sent = ask_students(
        ids,
        kind=_kind(),
        until=form.until.data,
        actor=actor,
        now=clock.now(),
        today=clock.today(),
    )
    return Done(_("Писем в очереди: %(count)d.", count=sent))


def _preview_paper(ids: Sequence[int], _actor: Viewer) -> ActPreview:
    kind = _kind()
    adults, minors = queries.count_on_paper(ids, kind)
    return ActPreview(
        adults,
        [
            _("Согласие: %(kind)s.", kind=CONSENT_KINDS[kind].label),
            _("Будет записан действующий текст: подписан должен быть он."),
        ],
        left_out(
            (_("до 18 лет: представителя записывают из карточки согласий"), minors),
            (_("согласие уже есть"), len(ids) - adults - minors),
        ),
        carried={"kind": kind},
    )


def _record(ids: Sequence[int], actor: Viewer, form: Any) -> Done:
    entered = record_on_paper(
        ids,
        kind=_kind(),
        given_on=form.given_on.data,
        actor=actor,
        now=clock.now(),
        today=clock.today(),
    )
    message = _("Записано согласий: %(count)d.", count=len(entered))
    return Done(message, undo={"ids": entered} if entered else None)


def _take_back(payload: Mapping[str, Any], actor: Viewer) -> str:
    return _("Убрано согласий: %(count)d.", count=take_back(payload["ids"], actor=actor))


ASK = BulkAct(
    "privacy.ask",
    _l("Попросить согласие по ссылке"),
    Permission.CONSENT_MANAGE,
    preview=_preview_asking,
    run=_ask,
    form=_ask_form,
)
ON_PAPER = BulkAct(
    "privacy.on_paper",
    _l("Отметить: получено на бумаге"),
    Permission.CONSENT_MANAGE,
    preview=_preview_paper,
    run=_record,
    form=PaperForm,
    undo=_take_back,
)
