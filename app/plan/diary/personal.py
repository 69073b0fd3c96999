"""What a person's calendar of the plan holds on them."""

from flask_babel import lazy_gettext as _l

from app.plan.diary.models import Diary
from app.web.personal import Fate, PersonalTable

PERSONAL_DATA = (
    PersonalTable(
        Diary,
        _l("Календарь и письма о плане"),
        by=(Diary.user_id,),
        fate=Fate.DELETE,
        hidden=frozenset({"nonce", "digest"}),
    ),
)
