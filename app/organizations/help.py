"""What people ask about the participants."""

from flask_babel import lazy_gettext as _l

from app.web.help import Asker, Question

HELP = (
    Question(
        (Asker.VISITOR, Asker.STUDENT),
        _l("Кто участвует в кластере?"),
        _l("Колледж, школы, детские сады и другие организации района: их список открыт всем."),
        (("organizations.organization_list", _l("Организации")),),
    ),
    Question(
        (Asker.STAFF,),
        _l("Организация вышла из кластера. Как её убрать?"),
        _l(
            "Отметьте выход в её карточке или сразу у нескольких в списке. Из списков и из выбора "
            "она уйдёт, договоры и практика прошлых лет останутся. Найти её можно отбором "
            "«Вышедшие из кластера», вернуть — кнопкой в карточке. Учётные записи её сотрудников "
            "блокируют отдельно."
        ),
        (("organizations.organization_list", _l("Организации")),),
    ),
    Question(
        (Asker.EMPLOYER,),
        _l("Как исправить сведения о нашей организации?"),
        _l("Сведения меняет методист колледжа: напишите или позвоните ему."),
        (("organizations.organization_list", _l("Организации")),),
    ),
)
