"""What publications hold on people."""

from flask_babel import lazy_gettext as _l

from app.activities.publications.models import Publication
from app.web.personal import Fate, PersonalTable

PERSONAL_DATA = (
    PersonalTable(
        Publication,
        _l("Публикации"),
        made_by=(Publication.author_id,),
        texts=(Publication.summary, Publication.text),
        fate=Fate.STAY,
        stays=_l("Заголовок, даты и ссылки: по ним считается выполнение медиаплана."),
    ),
)
