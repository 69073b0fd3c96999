"""What people ask about practice."""

from flask_babel import lazy_gettext as _l

from app.practice.admission.help import HELP as ADMISSION_HELP
from app.practice.agreements.help import HELP as AGREEMENT_HELP
from app.practice.hosting.help import HELP as HOSTING_HELP
from app.practice.registry.help import HELP as REGISTRY_HELP
from app.practice.weeks.help import HELP as WEEKS_HELP
from app.web.help import Asker, Question

_PRACTICE = ("practice.period_list", _l("Практика"))

HELP = (
    *REGISTRY_HELP,
    *WEEKS_HELP,
    *AGREEMENT_HELP,
    Question(
        (Asker.STUDENT,),
        _l("Как выбрать место практики?"),
        _l(
            "Пока идёт приём заявок, расставьте места по порядку: первое — самое желанное. Потом "
            "отправьте заявку: черновик в распределении не участвует. Отправленную заявку можно "
            "менять до конца приёма, отправлять её заново не нужно."
        ),
        (_PRACTICE,),
    ),
    Question(
        (Asker.STUDENT,),
        _l("Можно ли поставить первым менее популярное место, чтобы не остаться без места?"),
        _l(
            "Хитрить незачем. Если первое место занято, вашу заявку тут же рассмотрят на второе: "
            "пишите так, как хотите на самом деле. Чем длиннее список, тем меньше риск."
        ),
        (_PRACTICE,),
    ),
    Question(
        (Asker.STUDENT,),
        _l("Что решает жребий?"),
        _l(
            "Если желающих больше, чем мест, очередь решает жребий. Его слова объявлены до приёма "
            "заявок, поэтому подстроить результат нельзя. Кто раньше отправил заявку, не важно."
        ),
        (_PRACTICE,),
    ),
    Question(
        (Asker.STUDENT,),
        _l("Почему мне досталось это место или никакое?"),
        _l(
            "После публикации откройте свою практику: по каждому месту из вашего списка написано, "
            "почему вы туда прошли или нет. Если места нет, напишите методисту: он назначит "
            "свободное."
        ),
        (_PRACTICE,),
    ),
    Question(
        (Asker.EMPLOYER,),
        _l("Как принять студентов на практику?"),
        _l(
            "Места добавляет методист после договорённости с вами: напишите или позвоните в "
            "колледж. Когда распределение опубликовано, вы увидите имена и группы студентов и "
            "получите письмо."
        ),
        (_PRACTICE,),
    ),
    Question(
        (Asker.STAFF,),
        _l("Как провести распределение на практику?"),
        _l(
            "Создайте период, добавьте места и откройте приём заявок. После приёма закройте его и "
            "запустите распределение: сначала его видите только вы. Проверьте и опубликуйте: "
            "студентам и базам уйдут письма, отменить публикацию нельзя."
        ),
        (_PRACTICE, ("practice.period_create", _l("Новый период"))),
    ),
    *ADMISSION_HELP,
    *HOSTING_HELP,
)
