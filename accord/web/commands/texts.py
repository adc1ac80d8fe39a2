"""`accord texts`: collect the interface texts into the catalogues and compile them."""

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOCALES = ROOT / "locale"


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare the two halves."""
    parser.add_argument("--collect", action="store_true", help="read the code and the templates for new texts")
    parser.add_argument("--missing", action="store_true", help="list what is not translated yet, by language")


def run(options: argparse.Namespace) -> int:
    """Collect if asked to, then compile; with --missing, fail when a translation is missing."""
    if options.collect:
        from accord.web.texts import collect

        collect()
    compile_texts()
    if options.missing:
        from accord.web.texts import missing

        gaps = missing()
        for language, texts in gaps.items():
            print(f"{language}: {len(texts)} missing")
            for text in texts[:20]:
                print(f"    {text}")
        return 1 if any(gaps.values()) else 0
    return 0


def compile_texts() -> None:
    """Write the binary catalogue beside each text catalogue that is newer."""
    for source in sorted(LOCALES.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        import polib

        try:
            polib.pofile(str(source)).save_as_mofile(str(target))
        except OSError as failure:
            print(f"{source}: {failure}", file=sys.stderr)
