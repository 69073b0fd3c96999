"""Where those left without a seat could go, as a pure decision."""

from app.practice.remaining import FreePlace, SeatGround, SeatlessStudent, propose_seats


def test_a_wish_comes_before_the_own_town_and_both_before_any_seat() -> None:
    places = [FreePlace(1, 1, town="а"), FreePlace(2, 1, town="б"), FreePlace(3, 1, town="в")]
    students = [
        SeatlessStudent(10, 7, town="а"),
        SeatlessStudent(11, 7, town="б", wishes=(1,)),
        SeatlessStudent(12, 7, town="б"),
    ]
    proposal = propose_seats(students, places)
    assert proposal.seats == {
        11: (1, SeatGround.WISH),
        12: (2, SeatGround.TOWN),
        10: (3, SeatGround.FREE),
    }
    assert proposal.left == []


def test_the_first_wish_that_is_still_free_is_taken() -> None:
    students = [SeatlessStudent(number, 7, wishes=(1, 2)) for number in (10, 11, 12)]
    proposal = propose_seats(students, [FreePlace(1, 1), FreePlace(2, 1)])
    assert proposal.seats == {10: (1, SeatGround.WISH), 11: (2, SeatGround.WISH)}
    assert proposal.left == [12]


def test_seats_of_another_speciality_are_never_proposed() -> None:
    students = [SeatlessStudent(10, 7, town="а", wishes=(1,))]
    proposal = propose_seats(students, [FreePlace(1, 5, speciality_id=8, town="а")])
    assert proposal.seats == {}
    assert proposal.left == [10]


def test_seats_for_all_are_kept_for_those_who_have_no_others() -> None:
    students = [SeatlessStudent(10, 7), SeatlessStudent(11, 8)]
    places = [FreePlace(1, 1), FreePlace(2, 1, speciality_id=7)]
    assert {
        student: place for student, (place, _why) in propose_seats(students, places).seats.items()
    } == {10: 2, 11: 1}


def test_two_without_a_town_are_not_of_the_same_town() -> None:
    proposal = propose_seats([SeatlessStudent(10, 7)], [FreePlace(1, 1)])
    assert proposal.by_ground == {SeatGround.FREE: 1}
    assert proposal.by_place == {1: 1}
