"""The staff's pages: who has answered, who is reminded, who answered by word of mouth."""

from collections.abc import Collection
from datetime import timedelta

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.links import acts, letters, queries, services
from app.links.answers import given_by
from app.links.enums import LinkParty
from app.links.forms import LinkFilterForm, SpokenForm
from app.links.listing import LINKS
from app.links.models import TaskLink
from app.links.permissions import Permission
from app.links.rules import KEPT_DAYS, LINK_MOVES
from app.links.tasks import LinkTask, task_of, tasks_of
from app.links.views.blueprint import bp
from app.web.access import requires
from app.web.places import returning
from app.web.transactions import transactional


@bp.get("/admin/links/")
@requires(Permission.LINK_MANAGE)
def link_list() -> str | Response:
    """List what was asked by link, and who has answered."""
    filters = LinkFilterForm()
    tasks = tasks_of(current_user)
    filters.task.offer([(task.name, task.title) for task in tasks])

    def found(**criteria: object) -> object:
        names = [task.name for task in tasks]
        return queries.list_links(tasks=names, today=clock.today(), **criteria)  # type: ignore[arg-type]

    return LINKS.answer(
        "links/link_list.html",
        found,  # type: ignore[arg-type]
        filters=filters,
        titles={task.name: task.title for task in tasks},
    )


@bp.get("/admin/links/<int:link_id>")
@requires(Permission.LINK_MANAGE)
def link_detail(link_id: int) -> str:
    """Show a link, its answer, and what can be done."""
    link, task = _get(link_id)
    record = task.record(link.entity_id)
    return render_template(
        "links/link_detail.html",
        link=link,
        task=task,
        card=task.address(record) if record else "",
        events=LINK_MOVES.possible(link.state, LinkParty.COLLEGE),
        address="" if link.addressee_email else letters.url_of(link),
        until=max(link.until, clock.today() + timedelta(days=KEPT_DAYS)),
        changes=task.changes(record, link.values) if record and link.answer else (),
    )


@bp.route("/admin/links/<int:link_id>/remind", methods=["GET", "POST"])
@requires(Permission.LINK_MANAGE)
@transactional
def link_remind(link_id: int) -> str | Response:
    """Send the link again."""
    link, task = _get(link_id)
    form = acts.until_form()
    if form.validate_on_submit():
        with form.domain_errors():
            services.remind(
                link,
                actor=current_user,
                now=clock.now(),
                today=clock.today(),
                until=form.day(),
            )
            flash(_("Напоминание в очереди: %(email)s.", email=link.addressee_email), "success")
            return redirect(_back_to(link))
    return render_template("links/link_remind.html", form=form, link=link, task=task)


@bp.post("/admin/links/<int:link_id>/withdraw")
@requires(Permission.LINK_MANAGE)
@transactional
def link_withdraw(link_id: int) -> Response:
    """Take the link back."""
    link, _task = _get(link_id)
    if services.withdraw_links([link.id], actor=current_user):
        flash(_("Ссылка отозвана."), "success")
    return redirect(_back_to(link))


@bp.route("/admin/links/<int:link_id>/answer", methods=["GET", "POST"])
@requires(Permission.LINK_MANAGE)
@transactional
def link_answer(link_id: int) -> str | Response:
    """Note an answer «со слов»."""
    link, task = _get(link_id)
    record = task.record(link.entity_id)
    form, spoken = task.form(record), _spoken_form(link)
    if spoken.validate_on_submit() and form.validate():
        with spoken.domain_errors():
            spoken.check_version(link)
            services.answer_for(
                link,
                given=given_by(form),
                spoken=spoken.spoken(),
                actor=current_user,
                now=clock.now(),
            )
            flash(_("Ответ записан со слов."), "success")
            return redirect(_back_to(link))
    return render_template("links/link_answer.html", form=form, spoken=spoken, link=link, task=task)


@bp.post("/admin/links/<int:link_id>/settle")
@requires(Permission.LINK_MANAGE)
@transactional
def link_settle(link_id: int) -> Response:
    """Accept what was proposed, or leave everything as it is."""
    link, _task = _get(link_id)
    accept = request.form.get("accept") == "yes"
    services.settle_answer(link, accept=accept, actor=current_user, now=clock.now())
    flash(_("Изменения приняты.") if accept else _("Всё осталось, как было."), "success")
    return redirect(_back_to(link))


def _spoken_form(link: TaskLink) -> SpokenForm:
    begun = {"answered_by": link.addressee_name, "answered_on": clock.today()}
    return SpokenForm(data={"version": link.version, **begun})


def _get(link_id: int) -> tuple[TaskLink, LinkTask]:
    names: Collection[str] = [task.name for task in tasks_of(current_user)]
    link = queries.get_link(link_id, tasks=names)
    task = task_of(link.task)
    assert task is not None  # noqa: S101 - the query gave one of these tasks
    return link, task


def _back_to(link: TaskLink) -> str:
    return returning(url_for(".link_detail", link_id=link.id), row=link.id)
