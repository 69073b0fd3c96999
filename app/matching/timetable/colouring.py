"""Edge colouring of a bipartite graph: talks are edges, slots are colours.

D. König (1916): as many slots as the greatest number of talks of one person or table are always
enough, and alternating paths find them. With absences a path may end where the other slot is not
open; then the next pair of slots is tried, and a talk may be left over.
"""

from __future__ import annotations

from collections.abc import Iterator

Vertex = str | tuple[str, int]
Edge = tuple[Vertex, Vertex]
Chain = list[tuple[Edge, int]]  # talks with their new slots


def bits(mask: int) -> Iterator[int]:
    """Positions of the bits of an integer, the lowest first."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


class Board:
    """Who is busy when; every change keeps it free of clashes."""

    def __init__(self) -> None:
        self.slot_of: dict[Edge, int] = {}
        self._free: dict[Vertex, int] = {}
        self._open: dict[Vertex, int] = {}
        self._busy: dict[tuple[Vertex, int], Edge] = {}

    def open(self, vertex: Vertex, slots: int) -> None:
        """Open slots, as bits, for a person or table."""
        self._free[vertex] = self._free.get(vertex, 0) | slots
        self._open[vertex] = self._open.get(vertex, 0) | slots

    def load(self, vertex: Vertex) -> int:
        """How many talks a person or table has."""
        return (self._open[vertex] & ~self._free[vertex]).bit_count()

    def put(self, edge: Edge, slot: int) -> None:
        """Set a talk into a slot free for both."""
        for vertex in edge:
            self._free[vertex] &= ~(1 << slot)
            self._busy[vertex, slot] = edge
        self.slot_of[edge] = slot

    def take(self, edge: Edge) -> None:
        """Take a talk off the board."""
        slot = self.slot_of.pop(edge)
        for vertex in edge:
            self._free[vertex] |= 1 << slot
            del self._busy[vertex, slot]

    def common(self, edge: Edge) -> int:
        """Slots free for both, as bits."""
        return self._free[edge[0]] & self._free[edge[1]]

    def place(self, edge: Edge) -> bool:
        """Put a talk where both are free, after moving others along one path if need be."""
        common = self.common(edge)
        if common:
            self.put(edge, next(bits(common)))
            return True
        chain = next(self.chains(edge), None)
        if chain is None:
            return False
        self.apply(chain)
        return True

    def chains(self, edge: Edge) -> Iterator[Chain]:
        """Ways to make room for a talk: the talk itself first, then whom it moves."""
        for first in bits(self._free[edge[0]]):
            for second in bits(self._free[edge[1]]):
                for end, old, new in ((edge[1], first, second), (edge[0], second, first)):
                    chain = self._path(edge, end, old, new)
                    if chain is not None:
                        yield chain

    def apply(self, chain: Chain) -> None:
        """Carry out one of `chains`."""
        for edge, _ in chain[1:]:
            self.take(edge)
        for edge, slot in chain:
            self.put(edge, slot)

    def _path(self, edge: Edge, vertex: Vertex, old: int, new: int) -> Chain | None:
        """Free the slot `old` at one end of `edge` by exchanging two slots along a path.

        The path starts there and never comes back to the other end, where `old` is free: a talk
        that led to it would have to be in that slot.
        """
        chain: Chain = [(edge, old)]
        if not self._open[vertex] >> old & 1:
            return None
        while (vertex, old) in self._busy:
            moved = self._busy[vertex, old]
            chain.append((moved, new))
            vertex = moved[1] if vertex == moved[0] else moved[0]
            if not self._open[vertex] >> new & 1:
                return None
            old, new = new, old
        return chain
