"""Every answer, at every address and to everybody, carries the headers that keep it private."""

import pytest

from tests.meta.matrix import AT_A_SCHOOL, ELSEWHERE, FOR_EVERYBODY
from tests.meta.test_permission_matrix import ADDRESSES, Street, own_files, street, street_files

pytestmark = pytest.mark.django_db

__all__ = ["own_files", "street", "street_files"]

SAME_FOR_ALL = {"crest"}
"""Addresses whose answer may be kept by a browser, because it is the same for everybody who may see it."""

NOTHING_AT_ALL = "sandbox; default-src 'none'"
"""The policy of a file that somebody sent: it may do nothing, not even what a page of ours may."""

ROWS = {**AT_A_SCHOOL, **ELSEWHERE}


def problems_of(answer, name: str) -> list[str]:
    """Return what is wrong with the headers and cookies of one answer."""
    wrong = []
    policy = answer.get("Content-Security-Policy", "")
    directives = dict(part.strip().partition(" ")[::2] for part in policy.split(";") if part.strip())
    if directives.get("default-src") != "'none'":
        wrong.append("default-src is not 'none'")
    if policy != NOTHING_AT_ALL:
        for part in ("script-src", "style-src", "connect-src", "form-action", "font-src"):
            if directives.get(part) != "'self'":
                wrong.append(f"{part} is {directives.get(part)}")
        for part in ("frame-ancestors", "base-uri"):
            if directives.get(part) != "'none'":
                wrong.append(f"{part} is {directives.get(part)}")
    if "unsafe" in policy or "*" in policy or "http:" in policy:
        wrong.append("the content security policy has a hole")
    wanted = {
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    wrong += [f"{head} is {answer.get(head)}" for head, value in wanted.items() if answer.get(head) != value]
    if "camera=()" not in answer.get("Permissions-Policy", ""):
        wrong.append("no permissions policy")
    if "no-store" not in answer.get("Cache-Control", "") and name not in SAME_FOR_ALL:
        wrong.append(f"Cache-Control is {answer.get('Cache-Control')}")
    if "Server" in answer or "X-Powered-By" in answer:
        wrong.append("it tells what it runs on")
    for cookie in answer.cookies.values():
        if not cookie["httponly"] and cookie.key != "language":
            wrong.append(f"scripts can read the cookie {cookie.key}")
        if cookie["samesite"] not in ("Lax", "Strict"):
            wrong.append(f"the cookie {cookie.key} goes to other sites")
        if cookie["domain"]:
            wrong.append(f"the cookie {cookie.key} goes to other hosts")
    return wrong


@pytest.mark.in_turn
@pytest.mark.parametrize("name", sorted(ADDRESSES))
def test_every_answer_is_private(street: Street, name: str):
    url = street.url(name, ROWS[name].of if name in ROWS else "")
    wrong = {}
    for persona in ("anonymous", "guardian", "office"):
        answer = street.visitors.knock(persona, "GET", url)
        if found := problems_of(answer, name):
            wrong[persona, answer.status_code] = found
    assert wrong == {}


@pytest.mark.parametrize("path", ["/no-such-page/", "/family/?a=%00", "/staff/%F0%9F%8E%93/"])
def test_refusals_are_private_too(street: Street, path: str):
    for persona in ("anonymous", "guardian"):
        assert problems_of(street.visitors.knock(persona, "GET", path), "") == []


def test_the_checker_sees_a_hole(street: Street):
    answer = street.visitors.knock("guardian", "GET", "/family/")
    for head in ("Content-Security-Policy", "Cache-Control", "X-Frame-Options", "Referrer-Policy"):
        kept = answer[head]
        del answer[head]
        assert problems_of(answer, "family"), head
        answer[head] = kept
    assert problems_of(answer, "family") == []
    assert len(FOR_EVERYBODY) > 30
