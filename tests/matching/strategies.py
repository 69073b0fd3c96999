"""Hypothesis strategies: small instances with every feature the engine knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hypothesis import strategies as st

from app.matching import Algorithm, Forbidden, Group, Instance, Lottery, Place
from app.matching.model.instance import Entry


@st.composite
def orders(draw: st.DrawFn, names: Sequence[str], *, ties: bool = True) -> list[Entry]:
    """A ranking of some of `names`, with ties where allowed."""
    chosen = draw(st.lists(st.sampled_from(names), unique=True)) if names else []
    if not ties:
        return list(chosen)
    entries: list[Entry] = []
    rest = list(chosen)
    while rest:
        size = draw(st.integers(1, min(3, len(rest))))
        tie, rest = rest[:size], rest[size:]
        entries.append(tie[0] if size == 1 else tuple(tie))
    return entries


@st.composite
def places_for(
    draw: st.DrawFn, names: Sequence[str], *, ties: bool, minima: bool, lotteries: bool
) -> Place:
    """A place with any acceptance rule over `names`."""
    capacity = draw(st.integers(0, 3))
    minimum = draw(st.integers(0, capacity)) if minima else 0
    if lotteries and draw(st.booleans()):
        accepts = draw(st.none() | st.lists(st.sampled_from(names), unique=True))
        return Place(capacity, minimum, accepts=accepts)
    return Place(capacity, minimum, ranking=draw(orders(names, ties=ties)))


@st.composite
def instances(
    draw: st.DrawFn,
    *,
    ties: bool = True,
    minima: bool = False,
    lotteries: bool = True,
    extras: bool = True,
    groups: bool = False,
    algorithms: Sequence[Algorithm] = (Algorithm.STUDENT_PROPOSING,),
    most: int = 6,
) -> Instance:
    """An instance of at most `most` proposers; `extras` adds fixed and forbidden."""
    names = [f"s{number}" for number in range(draw(st.integers(1, most)))]
    keys = [f"b{number}" for number in range(draw(st.integers(1, 4)))]
    places = {
        key: draw(places_for(names, ties=ties, minima=minima, lotteries=lotteries)) for key in keys
    }
    fixed: dict[str, str] = {}
    forbidden: list[Forbidden] = []
    if extras:
        roomy = [key for key in keys if places[key].capacity]
        if roomy and draw(st.booleans()):
            fixed[draw(st.sampled_from([*names, "guest"]))] = draw(st.sampled_from(roomy))
        pairs = st.tuples(st.sampled_from(names), st.sampled_from(keys))
        barred = draw(st.lists(pairs, unique=True, max_size=3))
        forbidden = [Forbidden(*pair) for pair in barred if fixed.get(pair[0]) != pair[1]]
    return Instance(
        proposers={name: draw(orders(keys, ties=ties)) for name in names},
        places=places,
        fixed=fixed,
        forbidden=forbidden,
        groups=draw(nested_groups(keys, fixed)) if groups else {},
        seed=draw(st.integers(0, 1000)),
        algorithm=draw(st.sampled_from(algorithms)),
        lottery=draw(st.sampled_from(Lottery)),
    )


@st.composite
def nested_groups(
    draw: st.DrawFn, keys: Sequence[str], fixed: Mapping[str, str]
) -> dict[str, Group]:
    """A town, a school inside it and a town beside it, each with a limit the fixed respect."""
    town = draw(st.integers(0, len(keys)))
    school = draw(st.integers(0, town))
    members = {"town": keys[:town], "school": keys[:school], "beside": keys[town:]}
    groups = {}
    for name, places in members.items():
        least = sum(key in places for key in fixed.values())
        groups[name] = Group(places, draw(st.none() | st.integers(least, 4)))
    return groups
