"""A disk as slow as one wishes, for all that is measured: machines differ most in how long they wait for theirs.

A virtual machine may answer in 0.2 ms, from a cache of its host, where a disk of its own takes 3. Whoever commits often
waits often.
"""

import shutil
import subprocess
import tempfile
from contextlib import ExitStack
from pathlib import Path

SOURCE = Path(__file__).with_suffix(".c")


def slow_disk(stack: ExitStack, ms: float) -> dict[str, str]:
    """Return the environment in which every wait of a program for the disk takes at least so many ms (Linux, with cc).

    Raises SystemExit where there is no compiler.
    """
    compiler = shutil.which("cc")
    if compiler is None:
        raise SystemExit("--disk needs a C compiler, named cc (on Debian: apt install gcc libc6-dev).")
    place = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="accord-bench-disk-")))
    place.chmod(0o755)  # a database server may run as somebody else
    library = place / "slow_disk.so"
    subprocess.run([compiler, "-O2", "-shared", "-fPIC", "-o", library, SOURCE, "-ldl"], check=True)
    return {"LD_PRELOAD": str(library), "SLOW_DISK_US": str(round(ms * 1000))}
