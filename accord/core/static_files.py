"""Static files as they are served: names that carry their content's hash, and one style sheet instead of twenty."""

import re
from collections.abc import Iterator
from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage

SHEET = "core/css/accord.css"
IMPORT = re.compile(r'@import url\("(?P<file>[^"]+)"\) layer\((?P<layer>[a-z]+)\)(?: (?P<media>[^;]+))?;')


class OneSheetStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Puts the imported sheets into the one that imports them, so that a slow line fetches one file.

    The files in the source stay apart. Pictures and fonts may be named in sheets of the same folder only.
    """

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        if SHEET in paths and not dry_run:
            with open(self.path(SHEET), encoding="utf-8") as file:
                sheet = file.read()
            with open(self.path(SHEET), "w", encoding="utf-8") as file:
                file.write(IMPORT.sub(self._inlined, sheet))
            paths[SHEET] = (self, SHEET)
        yield from super().post_process(paths, dry_run, **options)

    def _inlined(self, found: re.Match[str]) -> str:
        with open(self.path(f"core/css/{found['file']}"), encoding="utf-8") as file:
            rules = file.read()
        inside = f"@layer {found['layer']} {{\n{rules}\n}}"
        return f"@media {found['media']} {{\n{inside}\n}}" if found["media"] else inside
