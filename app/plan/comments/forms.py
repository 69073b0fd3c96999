"""Forms of comments."""

from flask_babel import lazy_gettext as _l

from app.plan.comments.rules import LONGEST
from app.web.fields import ProseField
from app.web.forms import BaseForm, CreateForm, EditForm


class _Words(BaseForm):
    text = ProseField(
        _l("Комментарий"),
        needed=_l("Напишите комментарий."),
        maximum=LONGEST,
        rows=4,
    )


class CommentCreateForm(_Words, CreateForm):
    pass


class CommentEditForm(_Words, EditForm):
    pass
