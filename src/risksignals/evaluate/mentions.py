"""Which mention that was found answers which that was marked.

Two mentions of one kind match when they share a character (or, for exact scores, begin and end
together); each is matched once, larger overlaps first, and of equals those whose status agrees.

Why this is not left to `nervaluate`: it does not say which mention was matched with which, which
status and subtype are scored over; it takes pairs in the order of the list, so that a mention that
merely touches can take an annotation from the one that fits it exactly; and it wants more than one
per cent of the annotation covered. Where no mention overlaps two, both count the same, and a test
holds them to it.
"""

from __future__ import annotations

from collections.abc import Sequence

from risksignals.schema import Signal

Matched = tuple[Signal | None, Signal | None]
"""A marked mention and the one found for it; `None` where there is no other half."""


def match_mentions(
    gold: Sequence[Signal], found: Sequence[Signal], *, exact: bool = False
) -> list[Matched]:
    """Pairs of mentions of one kind that match, and each mention left over with `None`."""
    candidates = sorted(
        (
            (min(g.end, f.end) - max(g.start, f.start), g.status == f.status, -i, -j)
            for i, g in enumerate(gold)
            for j, f in enumerate(found)
            if (_same(g, f) if exact else _overlap(g, f))
        ),
        reverse=True,
    )
    pairs: list[Matched] = []
    free_gold, free_found = set(range(len(gold))), set(range(len(found)))
    for _, _, i, j in candidates:
        if -i in free_gold and -j in free_found:
            free_gold.discard(-i)
            free_found.discard(-j)
            pairs.append((gold[-i], found[-j]))
    pairs.extend((gold[i], None) for i in sorted(free_gold))
    pairs.extend((None, found[j]) for j in sorted(free_found))
    return pairs


def _overlap(one: Signal, other: Signal) -> bool:
    return one.start < other.end and other.start < one.end


def _same(one: Signal, other: Signal) -> bool:
    return one.start == other.start and one.end == other.end
