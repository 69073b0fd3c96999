"""Pages of what is said about an item."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.base.errors import NotFoundError
from app.plan import queries as plan_queries
from app.plan.blueprint import bp
from app.plan.comments import queries, services
from app.plan.comments.forms import CommentCreateForm, CommentEditForm
from app.plan.comments.models import ItemComment
from app.plan.comments.rules import may_mend, may_take_back
from app.plan.permissions import Permission
from app.web.access import requires
from app.web.paging import paginate
from app.web.transactions import transactional


@bp.route("/items/<int:item_id>/comments", methods=["GET", "POST"])
@requires(Permission.EVIDENCE_VIEW)
@transactional
def comment_create(item_id: int) -> str | Response:
    """Read what is said about an item and add a word."""
    item = plan_queries.get_item(item_id)
    form = CommentCreateForm()
    if form.validate_on_submit():
        with form.domain_errors():
            services.add_comment(
                item, text=form.text.data or "", actor=current_user, now=clock.now()
            )
            return redirect(_to(item_id))
    return render_template(
        "plan/comment_create.html",
        form=form,
        item=item,
        page=paginate(queries.list_comments(item)),
        may_mend=_may_mend,
        may_take_back=_may_take_back,
    )


@bp.route("/comments/<int:comment_id>/edit", methods=["GET", "POST"])
@requires(Permission.EVIDENCE_VIEW)
@transactional
def comment_edit(comment_id: int) -> str | Response:
    """Mend one's own words within a day."""
    comment = queries.get_comment(comment_id)
    if comment.author_id != current_user.id:
        raise NotFoundError
    form = CommentEditForm(obj=comment)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(comment)
            services.mend_comment(
                comment, text=form.text.data or "", actor=current_user, now=clock.now()
            )
            flash(_("Сохранено."), "success")
            return redirect(_to(comment.item_id))
    return render_template("plan/comment_edit.html", form=form, comment=comment)


@bp.post("/comments/<int:comment_id>/remove")
@requires(Permission.EVIDENCE_VIEW)
@transactional
def comment_remove(comment_id: int) -> Response:
    """Take a comment back."""
    comment = queries.get_comment(comment_id)
    if not _may_take_back(comment):
        raise NotFoundError
    item_id = comment.item_id
    services.take_back_comment(comment, actor=current_user)
    flash(_("Комментарий удалён."), "success")
    return redirect(_to(item_id))


def _may_mend(comment: ItemComment) -> bool:
    return may_mend(
        author_id=comment.author_id,
        written_at=comment.written_at,
        viewer_id=current_user.id,
        now=clock.now(),
    )


def _may_take_back(comment: ItemComment) -> bool:
    return may_take_back(
        author_id=comment.author_id,
        viewer_id=current_user.id,
        manages=current_user.can(Permission.ITEM_MANAGE),
    )


def _to(item_id: int) -> str:
    return url_for(".comment_create", item_id=item_id)
