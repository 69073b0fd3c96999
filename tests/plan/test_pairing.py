"""Which row of a corrected plan updates which stored item."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from app.plan.reading import read_plan_file
from app.plan.rules.pairing import ItemKey, Pair, pair_items
from tests.plan.plan_files import PLAN

REAL = [ItemKey(item.number, item.occurrence, item.title) for item in read_plan_file(PLAN).items]

TITLES = st.sampled_from(
    ["", "Заседание совета", "Заседания совета", "Ярмарка вакансий", "Конкурс", "Конкурс проектов"]
)
KEYS = st.lists(
    st.builds(ItemKey, st.sampled_from(["1.1", "1.2", "7.3"]), st.integers(1, 2), TITLES),
    max_size=7,
)


def pairs(old: list[ItemKey], new: list[ItemKey]) -> list[tuple[int | None, int | None]]:
    return [(pair.old, pair.new) for pair in pair_items(old, new)]


def test_the_same_document_changes_nothing() -> None:
    assert pairs(REAL, REAL) == [(at, at) for at in range(len(REAL))]


def test_renumbering_the_second_7_3_keeps_both_items() -> None:
    new = [
        ItemKey("7.4", 1, key.title) if (key.number, key.occurrence) == ("7.3", 2) else key
        for key in REAL
    ]
    assert pairs(REAL, new) == [(at, at) for at in range(len(REAL))]


def test_exchanged_rows_keep_their_titles_not_their_numbers() -> None:
    media, fair = [at for at, key in enumerate(REAL) if key.number == "7.3"]
    new = [*REAL]
    new[media] = ItemKey("7.3", 1, REAL[fair].title)
    new[fair] = ItemKey("7.3", 2, REAL[media].title)
    found = dict(pairs(new, REAL))
    assert (found[media], found[fair]) == (fair, media)


def test_a_reworded_title_under_its_number_is_the_same_item() -> None:
    old = [ItemKey("6.3", 1, "Сбор информации по базам практик, формирование единой базы практик")]
    new = [ItemKey("6.3", 1, "Сбор сведений по базам практик и формирование единой базы практик")]
    assert pairs(old, new) == [(0, 0)]


def test_another_item_under_an_old_number_is_not_the_same() -> None:
    old = [ItemKey("7.3", 1, "Разработка и реализация Медиаплана")]
    new = [ItemKey("7.3", 1, "Ярмарка вакансий для выпускников")]
    assert pairs(old, new) == [(None, 0), (0, None)]


def test_a_row_put_in_above_moves_every_number_and_no_item() -> None:
    new = [ItemKey("1.1", 1, "Совсем новое мероприятие")]
    new += [ItemKey(f"9.{at}", 1, key.title) for at, key in enumerate(REAL)]
    assert pairs(REAL, new) == [(None, 0), *((at, at + 1) for at in range(len(REAL)))]


def test_alike_titles_are_told_apart_by_exactness() -> None:
    old = [ItemKey("7.1", 1, "Заседания Экспертного совета"), ItemKey("7.2", 1, "Заседания совета")]
    new = [ItemKey("7.1", 1, "Заседания совета")]
    assert pairs(old, new) == [(1, 0), (0, None)]


@given(KEYS, KEYS)
def test_every_row_and_every_item_is_in_exactly_one_pair(
    old: list[ItemKey], new: list[ItemKey]
) -> None:
    found = pair_items(old, new)
    olds = Counter(pair.old for pair in found if pair.old is not None)
    news = [pair.new for pair in found if pair.new is not None]
    assert olds == Counter(range(len(old)))
    assert news == list(range(len(new)))
    assert Pair(None, None) not in found


@given(st.permutations(REAL))
def test_moved_rows_keep_their_items(new: list[ItemKey]) -> None:
    for pair in pair_items(REAL, new):
        assert pair.old is not None
        assert pair.new is not None
        assert REAL[pair.old] == new[pair.new]


@given(KEYS)
def test_a_list_against_itself_pairs_equal_keys(keys: list[ItemKey]) -> None:
    for pair in pair_items(keys, keys):
        assert pair.old is not None
        assert pair.new is not None
        assert keys[pair.old] == keys[pair.new]
