"""What a family has typed about a matter, carried from one page to the next, so that nobody types anything twice."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from django.http import HttpRequest

KEY = "carried_words"
PARTS = ("what_happened", "child_says", "school_side", "put_right")


@dataclass(frozen=True)
class CarriedWords:
    """What was typed; `about` is the ref of the child or school, `staff` are those ticked whom it is about."""

    about: str = ""
    what_happened: str = ""
    child_says: str = ""
    school_side: str = ""
    put_right: str = ""
    staff: tuple[str, ...] = ()
    about_words: str = ""

    @property
    def all_of_it(self) -> str:
        """All of it as one letter."""
        return "\n\n".join(part for part in (getattr(self, name) for name in PARTS) if part)


def carry(request: HttpRequest, about: str, typed: Mapping[str, str], staff: tuple[str, ...] = ()) -> None:
    """Keep what was typed for the next page of the same person, in their session alone."""
    words = CarriedWords(
        about=about, staff=staff, **{part: typed.get(part, "").strip() for part in (*PARTS, "about_words")}
    )
    request.session[KEY] = asdict(words) | {"staff": list(staff)}


def carried(request: HttpRequest) -> CarriedWords | None:
    """What was carried to this page, where its address says so (`?carried=1`); None otherwise."""
    kept = request.session.get(KEY) if request.GET.get("carried") else None
    if not isinstance(kept, dict):
        return None
    return CarriedWords(**{**kept, "staff": tuple(kept.get("staff", ()))})
