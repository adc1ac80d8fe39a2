"""A shelf keeps what was asked for last, and no more than it may."""

from accord.core.shelf import Shelf


def test_a_shelf_keeps_what_was_asked_for_last() -> None:
    shelf: Shelf[str] = Shelf(most=2)
    shelf.put("a", "first")
    shelf.put("b", "second")
    assert shelf.take("a") == "first"
    shelf.put("c", "third")
    assert shelf.take("b") is None
    assert (shelf.take("a"), shelf.take("c"), len(shelf)) == ("first", "third", 2)
