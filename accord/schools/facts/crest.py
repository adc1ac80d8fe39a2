"""The crest as a file that a letter can show."""

from accord.schools.models import School

KNOWN_PICTURES = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpg", b"<svg": "svg", b"<?xml": "svg"}


def crest_picture(school: School) -> dict[str, bytes]:
    """Return the school's crest under a file name; nothing without one, or for a kind that cannot be printed."""
    if not school.crest:
        return {}
    try:
        with school.crest.open("rb") as file:
            content = file.read()
    except OSError:
        return {}
    ending = next((kind for mark, kind in KNOWN_PICTURES.items() if content.lstrip()[:8].startswith(mark)), "")
    return {f"crest-{school.ref}.{ending}": content} if ending else {}
