"""Sorted stretches of whole numbers, each from a start up to, not including, an end."""

from __future__ import annotations

from collections.abc import Iterable

Span = tuple[int, int]
Spans = tuple[Span, ...]


def merged(spans: Iterable[Span]) -> Spans:
    """The same stretches in order, with those that touch or overlap made one."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def common(left: Spans, right: Spans) -> Spans:
    """What lies in both; each side sorted and without overlap."""
    shared: list[Span] = []
    i = j = 0
    while i < len(left) and j < len(right):
        start = max(left[i][0], right[j][0])
        end = min(left[i][1], right[j][1])
        if start < end:
            shared.append((start, end))
        if left[i][1] <= right[j][1]:
            i += 1
        else:
            j += 1
    return tuple(shared)


def without(spans: Spans, cuts: Spans) -> Spans:
    """What is left of the stretches when the cuts are taken out; each sorted and without overlap."""
    left: list[Span] = []
    j = 0
    for start, end in spans:
        while j < len(cuts) and cuts[j][1] <= start:
            j += 1
        k = j
        while k < len(cuts) and cuts[k][0] < end:
            if start < cuts[k][0]:
                left.append((start, cuts[k][0]))
            start = max(start, cuts[k][1])
            k += 1
        if start < end:
            left.append((start, end))
    return tuple(left)
