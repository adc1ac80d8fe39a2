"""What web and worker hold together after sixteen clients have asked for every page of the measurements.

    python bench/conversations_memory.py --keep FOLDER [--web-workers 2]

`accord serve` on the data that `conversations.py --keep FOLDER` left there: the web processes, the one that starts
them, and the worker; not the language process. Proportional share of memory (PSS), Linux.
"""

import argparse
import json
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]

from conversations_asks import accord_asks  # noqa: E402
from conversations_drive import Row, Server  # noqa: E402
from conversations_processes import free_port, serving, share_mb, tree  # noqa: E402

PAGES, SECONDS = 64, 15.0


def main() -> int:
    """Serve, ask for every page, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--keep", type=Path, required=True, help="the folder with the data")
    parser.add_argument("--web-workers", type=int, default=2)
    options = parser.parse_args()
    environment = {**os.environ, "ACCORD_HOME": str(options.keep), "PYTHONPATH": str(ROOT)}
    asks = accord_asks(json.loads((options.keep / "asked.json").read_text()))
    port = free_port()
    command = [sys.executable, "-m", "accord", "serve", "--port", str(port), "--web-workers", str(options.web_workers)]
    with serving(command, environment, port, ROOT) as pid:
        server = Server("Accord", port, [pid], [], asks)
        for name in asks:
            row = Row(server, name)
            row.warm(SECONDS)
            row.ask_together(PAGES, SECONDS)
        processes = [each for each in tree([pid]) if "language" not in words_of(each)]
        held = sum(share_mb(each) for each in processes)
    print(f"Web ({options.web_workers} processes) and worker hold {held:.0f} MB together.")
    return 0


def words_of(pid: int) -> list[str]:
    """The words with which a process was started."""
    return Path(f"/proc/{pid}/cmdline").read_text().split("\0")


if __name__ == "__main__":
    raise SystemExit(main())
