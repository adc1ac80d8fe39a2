"""Turn a Typst template and data into a tagged PDF, with our own fonts and no others.

The typesetter is loaded with the first page that is set.
"""

import io
import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from unicodedata import bidirectional

from django.conf import settings
from django.utils.translation import get_language_info

from accord.core.font_signs import FONTS, settable

if TYPE_CHECKING:
    import typst

FAMILIES = {"ar": "Noto Sans Arabic", "ur": "Noto Sans Arabic", "ta": "Noto Sans Tamil", "zh-hans": "Noto Sans SC"}
"""Which of our fonts leads in which language; Noto Sans in all others."""


@cache
def _fonts() -> "typst.Fonts":
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


def typeset(
    template: Path, data: Any, *, pictures: dict[str, bytes] | None = None, holds_documents: bool = False
) -> bytes:
    """Return the PDF that a template makes of the data; `pictures` are files it may show, by name.

    It is tagged (PDF/UA-1), unless pages of other people's documents are in it (`holds_documents`): for those nobody
    can vouch.
    """
    import typst

    with TemporaryDirectory(prefix="accord-letter-") as folder:
        root = Path(folder)
        (root / "letter.typ").write_bytes(template.read_bytes())
        for name, content in (pictures or {}).items():
            (root / name).write_bytes(content)
        pdf = typst.compile(
            root / "letter.typ",
            root=root,
            font_paths=_fonts(),
            sys_inputs={"data": json.dumps(settable(data), ensure_ascii=False)},
            pdf_standards=[] if holds_documents else ["ua-1"],
        )
    if not isinstance(pdf, bytes):
        raise TypeError("The typesetter did not return one document.")
    return pdf


def voice(language: str) -> dict[str, str]:
    """Return how a language is set: its code for the typesetter, its direction and its leading font."""
    direction = "rtl" if get_language_info(language)["bidi"] else "ltr"
    return {"lang": language.split("-")[0], "dir": direction, "font": FAMILIES.get(language, "Noto Sans")}


def voice_of(text: str, language: str) -> dict[str, str]:
    """Return how a text of anybody's is set: in its language if we know it, its direction by its first letter."""
    known = voice(language if language in dict(settings.LANGUAGES) else "en")
    strong = next((way for way in map(bidirectional, text) if way in ("L", "R", "AL")), "")
    if strong in ("R", "AL"):
        return {"lang": known["lang"] if known["dir"] == "rtl" else "ar", "dir": "rtl", "font": FAMILIES["ar"]}
    return {**known, "dir": "ltr", "lang": known["lang"] if known["dir"] == "ltr" else "en"} if strong else known


def square_code(link: str) -> str:
    """Return a square code (QR) of a link as SVG."""
    import segno

    out = io.BytesIO()
    segno.make(link, error="m").save(out, kind="svg", border=2, xmldecl=False, svgns=True, light="#fff")
    return out.getvalue().decode()
