"""Addresses of joining two records of one person, the same five for each kind of people."""

from django.urls import URLPattern, path

from accord.people.joining.kinds import KINDS
from accord.people.views import joining


def _of(kind: str) -> list[URLPattern]:
    said = {"kind": kind}
    return [
        path(f"{kind}/twice/", joining.twice, said, name=f"twice_{kind}"),
        path(f"{kind}/<slug:ref>/twice/", joining.find_twin, said, name=f"find_twin_{kind}"),
        path(f"{kind}/<slug:ref>/twice/<slug:other>/", joining.pair, said, name=f"join_{kind}"),
        path(f"{kind}/<slug:ref>/twice/<slug:other>/apart/", joining.apart, said, name=f"apart_{kind}"),
        path(f"{kind}/<slug:ref>/twice/<slug:other>/take-back/", joining.take_back, said, name=f"take_back_{kind}"),
    ]


urlpatterns = [pattern for kind in KINDS for pattern in _of(kind)]
