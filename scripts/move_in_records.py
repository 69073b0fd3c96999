"""The records of the made-up college, with their faults: none of these people exists.

Each function gives rows and the faults in them: cells such as «H7», the first row below the
headings being 1, by the code a reader should tell.
"""

from datetime import date, timedelta
from typing import Any

from stdnum.ru import inn

Rows = list[list[Any]]
Faults = dict[str, str]
SURNAMES = (
    "Примеров", "Вымыслов", "Образцов", "Пробин", "Черновиков", "Макетов", "Итогов", "Шаблонов",
    "Тестов", "Сочинёнов", "Выдумкин", "Небывалов", "Учебников", "Моделев", "Условнов",
)  # fmt: skip
MEN = ("Иван", "Пётр", "Андрей", "Сергей", "Юрий", "Олег", "Павел", "Тимофей")
WOMEN = ("Анна", "Мария", "Ольга", "Елена", "Дарья", "Софья", "Ирина", "Вера")
FATHERS = (("Иванович", "Ивановна"), ("Петрович", "Петровна"), ("Андреевич", "Андреевна"))
SPECIALITIES = (
    ("ДО", "44.02.01 Дошкольное образование"), ("НК", "44.02.02 Преподавание в начальных классах"),
    ("ФК", "49.02.01 Физическая культура"),
)  # fmt: skip
MONTHS = (
    "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября",
    "ноября", "декабря",
)  # fmt: skip
GROUP_SIZE, ORGANIZATIONS = 25, 80


def person(number: int) -> tuple[str, str, str]:
    """Return surname, name and patronymic; every 600 differ."""
    is_woman = number % 4 != 0
    surname = SURNAMES[number % len(SURNAMES)]
    name = (WOMEN if is_woman else MEN)[number // len(SURNAMES) % 8]
    father = FATHERS[number // (len(SURNAMES) * 8) % 3][is_woman]
    ending = {"кин": "кина", "бин": "бина"}.get(surname[-3:], f"{surname}а")
    woman = surname[:-3] + ending if surname.endswith("ин") else ending
    return woman if is_woman else surname, name, father


def full_name(number: int) -> str:
    """Return a person's name in one cell."""
    return " ".join(person(number))


def phone(number: int) -> str:
    """Return a phone, written as one of several people would."""
    whole = f"{3_000_000 + number:07}"
    return (
        f"+7 (949) {whole[:3]}-{whole[3:5]}-{whole[5:]}",
        f"8949{whole}",
        f"7949{whole}",
        f"+7\u00a0949\u00a0{whole[:3]}\u00a0{whole[3:]}",
    )[number % 4]


def student_rows() -> tuple[list[str], Rows, Faults]:
    """Return the headings, 600 students in 24 groups and what is wrong with some."""
    headings = [
        "№ п/п", "Группа", "Курс", "Специальность", "Фамилия", "Имя", "Отчество",
        "Дата рождения", "Телефон", "Электронная почта",
    ]  # fmt: skip
    rows: Rows = []
    for group in range(24):
        letters, speciality = SPECIALITIES[group // 8]
        course = group % 8 // 2 + 1
        for _seat in range(GROUP_SIZE):
            number = len(rows)
            told = [f"{letters}-{course}{group % 2 + 1}", course, speciality]
            surname, name, father = person(number)
            rows.append(
                [
                    number + 1, *(told if _seat == 0 else [None] * 3), surname,
                    name.replace("й", "и\u0306") if number % 9 == 0 else name, father,
                    _born(number, course), phone(number), f"student{number + 1}@example.ru",
                ]
            )  # fmt: skip
    return headings, rows, _spoilt(rows)


def _born(number: int, course: int) -> Any:
    day = date(2009 - course, 1, 1) + timedelta(days=number * 37 % 364)
    if number % 50 == 3:
        return f"{day.day} {MONTHS[day.month - 1]} {day.year} г."
    if number % 50 == 4:
        return day.isoformat()
    return f"{day:%d.%m.%Y}" if number % 50 == 5 else day


def _spoilt(rows: Rows) -> Faults:
    faults = (
        ("H", 12, "03/04/2007", "date_ambiguous"),
        ("H", 57, "05/25/2006", "date_month_first"),
        ("H", 120, "31.11.2006", "date"),
        ("H", 333, "17.05.06", "date_two_digits"),
        ("I", 40, "7,9E+10", "scientific"),
        ("I", 211, "300-12-34", "phone_length"),
        ("J", 77, "student77(at)example.ru", "email"),
        ("J", 599, "student599@", "email"),
    )
    for letter, row, text, _code in faults:
        rows[row - 1][ord(letter) - ord("A")] = text
    return {f"{letter}{row}": code for letter, row, _text, code in faults}


def organization_name(number: int) -> str:
    """Return what an organization is called; the fifth and the sixth are one, written twice."""
    if number == 5:
        return "МБДОУ «Детский сад № 905»"
    if number == 6:
        return 'МБДОУ "Детский  сад №905"'
    kind = ("ГБОУ «Школа № {}»", "МБДОУ «Детский сад № {}»", "ГБУ ДО «Центр творчества № {}»")
    return kind[number % 3].format(900 + number)


def _inn(number: int) -> str:
    start = f"93000{number:04}"
    return start + inn.calc_company_check_digit(start)


def organization_rows() -> tuple[Rows, Faults]:
    """Return the headings with 80 organizations, and what is wrong with some."""
    rows: Rows = [
        [
            "№ п/п", "Полное наименование", "ИНН", "КПП", "Населённый пункт", "Адрес", "Телефон",
            "Эл. почта", "ФИО руководителя", "Контактное лицо", "Телефон контактного лица",
        ]
    ]  # fmt: skip
    for number in range(1, ORGANIZATIONS + 1):
        same = 5 if number == 6 else number
        rows.append(
            [
                number, organization_name(number), _inn(same), "930001001",
                ("Примерск", "г. Примерск", "пгт Образцово")[number % 3], f"ул. Школьная, {number}",
                phone(number * 4), f"org{number}@example.ru", full_name(number + 100),
                full_name(number + 300), phone(number * 4 + 2000),
            ]
        )  # fmt: skip
    return rows, _spoilt_requisites(rows)


def _spoilt_requisites(rows: Rows) -> Faults:
    wrong = str((int(_inn(20)[-1]) + 1) % 10)
    # Of Adygea, whose numbers begin with 01: the program took it for a quantity.
    lost = "010500001"
    faults = (
        ("C", 20, _inn(20)[:-1] + wrong, "inn_checksum"),
        ("C", 31, int(lost + inn.calc_company_check_digit(lost)), "inn_lost_zero"),
        ("C", 42, "9,3E+09", "scientific"),
        ("C", 53, "93000ОО531", "inn_letters"),
        ("G", 64, "2-00-64", "phone_length"),
        ("H", 75, "org75.example.ru", "email"),
    )
    for letter, row, value, _code in faults:
        rows[row][ord(letter) - ord("A")] = value
    return {f"{letter}{row}": code for letter, row, _value, code in faults}


def mentor_rows() -> tuple[Rows, Faults]:
    """Return the headings with 30 mentors, and what is wrong with some."""
    rows: Rows = [["ФИО наставника", "Место работы", "Должность", "Стаж с года", "Телефон"]]
    for number in range(1, 31):
        post = ("воспитатель", "учитель начальных классов", "педагог-организатор")[number % 3]
        rows.append(
            [
                full_name(number + 400), organization_name(number + 6), post,
                1990 + number, phone(number + 4000),
            ]
        )  # fmt: skip
    rows[9][3] = "давно"
    return rows, {"D9": "number"}


def vacancy_rows() -> tuple[Rows, Faults]:
    """Return the headings with 40 vacancies, and what is wrong with some."""
    rows: Rows = [["Работодатель", "Должность", "Обязанности", "Кол-во", "Зарплата от", "Жильё"]]
    for number in range(1, 41):
        rows.append(
            [
                organization_name(number + 6), ("Воспитатель", "Учитель", "Методист")[number % 3],
                "Работает с детьми по программе", number % 3 + 1, 30_000 + number * 500,
                ("да", "нет", "+", "-")[number % 4],
            ]
        )  # fmt: skip
    rows[7][3], rows[15][5] = "несколько", "возможно"
    return rows, {"D7": "number", "F15": "flag"}


def base_rows() -> tuple[Rows, Faults]:
    """Return the headings with 30 places of practice, and what is wrong with some."""
    rows: Rows = [["База практики", "Вид деятельности", "Кол-во мест", "Ответственный", "Телефон"]]
    for number in range(1, 31):
        rows.append(
            [
                organization_name(number + 6), "Помощник воспитателя", f"{number % 4 + 1} места",
                full_name(number + 450), phone(number + 5000),
            ]
        )  # fmt: skip
    rows[11][4] = "12-34"
    return rows, {"E11": "phone_length"}


def account_rows() -> tuple[Rows, Faults]:
    """Return the headings with 12 accounts of staff, and what is wrong with some."""
    rows: Rows = [["ФИО", "E-mail", "Роль"]]
    for number in range(1, 13):
        rows.append([full_name(number + 500), f"staff{number}@example.ru", "Методист"])
    rows[4][2], rows[8][1] = "Повелитель", "staff8 example.ru"
    return rows, {"C4": "unknown_word", "B8": "email"}
