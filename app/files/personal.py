"""What this package holds on people; the files of a person's records go with the records."""

from flask_babel import lazy_gettext as _l

from app.files.models import Attachment, StoredFile
from app.web.personal import Fate, PersonalTable

PERSONAL_DATA = (
    PersonalTable(
        StoredFile,
        _l("Загруженные файлы"),
        made_by=(StoredFile.created_by_id,),
        fate=Fate.STAY,
        stays=_l("Файл принадлежит записи, к которой приложен, и удаляется вместе с ней."),
    ),
    PersonalTable(
        Attachment,
        _l("Приложенные файлы"),
        made_by=(Attachment.added_by_id,),
        signed=((Attachment.added_by_id, Attachment.added_by),),
        fate=Fate.STAY,
        stays=_l("Файл принадлежит записи, к которой приложен, и удаляется вместе с ней."),
    ),
)
