"""Instances that differ from a published one by a single change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.matching.model.instance import Entry, Instance, Place


def with_capacity(instance: Instance, place: str, capacity: int) -> Instance:
    """The same with another capacity of one place; 0 closes it, whatever its minimum was."""
    old = instance.places[place]
    changed = replace(old, capacity=capacity, minimum=min(old.minimum, capacity))
    return replace(instance, places={**instance.places, place: changed})


def without_proposer(instance: Instance, name: str) -> Instance:
    """The same without one person, who also disappears from rankings, pairs and the rest."""
    return replace(
        instance,
        proposers={other: wishes for other, wishes in instance.proposers.items() if other != name},
        places={key: _forgetting(place, name) for key, place in instance.places.items()},
        fixed={other: place for other, place in instance.fixed.items() if other != name},
        forbidden=[entry for entry in instance.forbidden if entry.proposer != name],
        pairs=[pair for pair in instance.pairs if name not in pair[:2]],
    )


def with_proposer(
    instance: Instance, name: str, wishes: Sequence[Entry], *, classes: Mapping[str, int]
) -> Instance:
    """The same with one person more.

    `classes` says where in a place's ranking the newcomer stands: among the equals of that class
    (from 1), or last if there are fewer classes. Places with a ranking and no entry do not accept
    the newcomer.
    """
    places = {
        key: _joined(place, name, classes[key]) if key in classes else place
        for key, place in instance.places.items()
    }
    return replace(instance, proposers={**instance.proposers, name: wishes}, places=places)


def _forgetting(place: Place, name: str) -> Place:
    ranking, accepts = place.ranking, place.accepts
    if ranking is not None:
        ranking = [left for entry in ranking if (left := _entry_without(entry, name))]
    if accepts is not None:
        accepts = [other for other in accepts if other != name]
    return replace(place, ranking=ranking, accepts=accepts)


def _entry_without(entry: Entry, name: str) -> Entry:
    if isinstance(entry, str):
        return "" if entry == name else entry
    return tuple(other for other in entry if other != name)


def _joined(place: Place, name: str, number: int) -> Place:
    accepts = None if place.accepts is None else [*place.accepts, name]
    if place.ranking is None:
        return replace(place, accepts=accepts)
    ranking: list[Entry] = list(place.ranking)
    if number > len(ranking):
        ranking.append(name)
    else:
        entry = ranking[number - 1]
        ranking[number - 1] = (*((entry,) if isinstance(entry, str) else entry), name)
    return replace(place, ranking=ranking, accepts=accepts)
