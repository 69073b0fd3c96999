"""What comments hold on people."""

from flask_babel import lazy_gettext as _l

from app.plan.comments.models import ItemComment
from app.web.personal import Fate, PersonalTable

PERSONAL_DATA = (
    PersonalTable(
        ItemComment,
        _l("Комментарии к пунктам плана"),
        by=(ItemComment.author_id,),
        fate=Fate.STAY,
        texts=(ItemComment.text,),
        stays=_l("Слова о пункте плана: они остаются без имени автора."),
    ),
)
