"""A crest as we keep it: a small PNG that we drew ourselves from the picture that was sent.

What draws is loaded when somebody sends one.
"""

from __future__ import annotations

import io
import warnings

from django.core.files import File
from django.utils.translation import gettext as _

from accord.schools.changes import refuse

LARGEST_FILE = 3 * 1024 * 1024
MOST_PIXELS = 16_000_000
SIDE = 512
FORMATS = ("PNG", "JPEG", "WEBP")


def redraw(picture: File[bytes]) -> bytes:
    """Return the picture as a PNG of at most 512 pixels a side, without anything else the file carried.

    Refuses (422, field `picture`) files over 3 MB, over 16 million pixels, or that are no PNG, JPEG or WebP.
    """
    from PIL import Image

    if (picture.size or 0) > LARGEST_FILE:
        raise refuse("picture-too-heavy", _("The file is larger than 3 MB. Save it smaller and try again."), "picture")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _drawn(picture)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise _too_many_pixels() from None
    except (OSError, ValueError, SyntaxError, TypeError, EOFError, MemoryError, OverflowError):
        raise refuse(
            "not-a-picture",
            _("We could not read this as a picture. Choose a PNG, JPEG or WebP file."),
            "picture",
        ) from None


def _drawn(picture: File[bytes]) -> bytes:
    from PIL import Image, ImageOps

    with Image.open(picture, formats=FORMATS) as image:
        width, height = image.size
        if width * height > MOST_PIXELS:
            raise _too_many_pixels()
        if min(width, height) < 32:
            message = _("This picture is smaller than 32 pixels. Choose a larger one, so that it looks sharp.")
            raise refuse("picture-too-small", message, "picture")
        image.load()
        upright = ImageOps.exif_transpose(image) or image
        upright = upright.convert("RGBA")
    upright.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
    fresh = Image.new("RGBA", upright.size)
    fresh.paste(upright)
    out = io.BytesIO()
    fresh.save(out, "PNG", optimize=True)
    return out.getvalue()


def _too_many_pixels() -> Exception:
    return refuse(
        "picture-too-large",
        _("This picture has more than 16 million pixels. Make it smaller, 1000 by 1000 is plenty."),
        "picture",
    )
