"""Which town is meant, where it is, and where it goes on the drawing: no database."""

from dataclasses import dataclass

import pytest

from app.base.mapping import LARGEST, SMALLEST, MapTown, draw, project
from app.base.settlements import (
    all_settlements,
    chosen_key,
    district_of,
    kilometres,
    likely_settlement,
    point_of,
    settlement_in,
    settlement_key,
    settlement_of,
    settlements_named,
)
from app.practice.registry.pictures import picture_of
from app.practice.registry.points import parse_point


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("г. Шахтёрск", "Шахтёрск"),
        ("Шахтерск", "Шахтёрск"),
        ("пгт Зуевка", "Зуевка"),
        ("с. Степано-Крынка", "Степано-Крынка"),
        ("Чистяково", "Торез"),
    ],
)
def test_a_town_is_found_however_it_is_written(written: str, name: str) -> None:
    assert likely_settlement(written) == settlements_named(name)[0]


def test_a_name_alone_means_the_town_of_the_region_and_nothing_where_several_are_alike() -> None:
    assert len(settlements_named("Донецк")) == 2
    assert point_of("Донецк") == (48.00, 37.80)
    assert len(settlements_named("Красный Октябрь")) == 3
    assert likely_settlement("Красный Октябрь") is None
    assert point_of("Красный Октябрь") is None
    assert point_of("Нигде") is None


def test_what_is_kept_of_a_choice_leads_back_to_it() -> None:
    for one in all_settlements():
        district = district_of(one.name, settlement_of(one.key, town=one.name))
        assert chosen_key(one.name, district) == one.key
        assert point_of(one.name, district) == (one.latitude, one.longitude)
        assert bool(district) == (likely_settlement(one.name) != one)


def test_a_district_tells_namesakes_apart_in_a_sheet() -> None:
    found = settlement_in("Красный Октябрь", "Енакиево")
    assert found is not None
    assert found.district == "городской округ Енакиево"
    assert settlement_in("Красный Октябрь", "Ростовская область") is None
    keys = {settlement_key("Красный Октябрь", one) for one in ("", "а", "б")}
    assert len(keys) == 3


def test_every_line_of_the_table_is_of_the_region_and_told_from_the_others() -> None:
    table = all_settlements()
    assert len({one.key for one in table}) == len(table)
    assert all(46.5 < one.latitude < 49.2 and 36.5 < one.longitude < 40.5 for one in table)


def test_kilometres_between_known_towns() -> None:
    donetsk, mariupol = point_of("Донецк"), point_of("Мариуполь")
    assert donetsk
    assert mariupol
    assert round(kilometres(donetsk, mariupol)) in range(98, 106)


@pytest.mark.parametrize("text", ["48.0412, 38.4567", "48.0412 38.4567", "48,0412; 38,4567"])
def test_a_point_is_read_as_maps_give_it(text: str) -> None:
    assert parse_point(text) == (48.0412, 38.4567)


@pytest.mark.parametrize("text", ["48", "95 10", "48 200", "48 38 12", "где-то"])
def test_what_is_no_point_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="широту и долготу"):
        parse_point(text)


def _town(name: str, latitude: float, longitude: float, weight: int = 1) -> MapTown:
    return MapTown(name, name, latitude, longitude, weight)


def test_north_is_up_east_is_right_and_all_is_within_the_drawing() -> None:
    towns = [_town("С", 48.5, 38.0), _town("Ю", 47.5, 38.0), _town("В", 48.0, 38.9)]
    height, [north, south, east] = project(towns)
    assert north[1] < east[1] < south[1]
    assert east[0] > north[0] == south[0]
    assert all(0 < x < 400 and 0 < y < height for x, y in (north, south, east))
    # One degree of latitude is longer than one of longitude, by the cosine of the latitude.
    up, right = south[1] - north[1], (east[0] - north[0]) / 0.9
    assert right / up == pytest.approx(0.669, abs=0.001)


def test_one_town_and_none_are_drawn_too() -> None:
    assert draw([]).points == []
    [point] = draw([_town("Один", 48.0, 38.0, 0)]).points
    assert point.radius == SMALLEST
    assert point.anchor


def test_points_are_sized_by_weight_and_names_do_not_collide() -> None:
    towns = [_town(f"Посёлок {n}", 48 + n / 1000, 38 + n / 1000, n) for n in range(1, 30)]
    drawn = draw([*towns, _town("Дальний", 47.0, 37.0, 5)])
    assert drawn.points[0].town.weight == 29
    assert drawn.points[0].radius == LARGEST
    named = [point for point in drawn.points if point.anchor]
    assert 1 < len(named) < len(drawn.points)
    assert "Дальний" in {point.town.name for point in named}


@dataclass
class Base:
    id: int
    town: str
    district: str = ""

    @property
    def settlement_key(self) -> str:
        return settlement_key(self.town, self.district)


@dataclass
class Seats:
    base_id: int
    speciality_id: int | None
    seats: int


def test_the_picture_counts_seats_by_towns_and_specialities() -> None:
    bases = [Base(1, "Шахтерск"), Base(2, "Шахтёрск"), Base(3, "Нигде"), Base(4, "Зугрэс")]
    seats = [Seats(1, 7, 2), Seats(2, 7, 3), Seats(2, None, 1), Seats(3, 8, 4), Seats(99, 7, 50)]
    picture = picture_of(bases, seats, order=[8, 7, 6])
    assert [(town.name, town.bases, town.seats) for town in picture.towns] == [
        ("Зугрэс", 1, 0),
        ("Нигде", 1, 4),
        ("Шахтёрск", 2, 6),
    ]
    assert picture.specialities == [8, 7, None]
    assert (picture.seats, picture.bases, picture.seats_for(7), picture.largest) == (10, 4, 5, 5)
    assert [picture.level(number) for number in (0, 1, 2, 3, 5)] == [0, 1, 1, 2, 4]
    assert [town.name for town in picture.unknown] == ["Нигде"]
    assert {point.town.name for point in picture.drawn.points} == {"Зугрэс", "Шахтёрск"}
