"""Run one scenario as a process of its own, which the tests cut short; and do the cutting.

``python barn.py scenario folder [how many lines] [what to weaken]``
"""

import os
import stat
import subprocess
import sys
import time
from pathlib import Path

ROT = Path(__file__).parents[2]


def command(navn: str, mappe: Path, *more: object) -> list[str]:
    """Return the command that runs a scenario."""
    return [sys.executable, __file__, navn, str(mappe), *map(str, more)]


def environment() -> dict[str, str]:
    """Return what the process needs to find the application and the scenarios."""
    sti = os.pathsep.join((str(ROT), str(Path(__file__).parent)))
    return {**os.environ, "PYTHONPATH": sti, "PYTHONUTF8": "1"}


def kill_after(navn: str, mappe: Path, seconds: float | None) -> tuple[list[str], float]:
    """Run a scenario and kill it some seconds after it began, or let it go on to its end.

    Returns what it had said by then, and how long it took to its last word.
    """
    with subprocess.Popen(
        command(navn, mappe),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        bufsize=0,
        cwd=ROT,
        env=environment(),
    ) as barn:
        assert barn.stdout is not None
        assert barn.stdout.readline() == b"ready\n", barn.communicate()[1].decode()
        start = time.perf_counter()
        try:
            out, err = barn.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            barn.kill()
            out, err = barn.communicate()
        took = time.perf_counter() - start
    assert err == b"", err.decode()
    return out.decode().split("\n")[:-1], took


def _weaken(hva: str) -> None:
    """Leave out one thing that makes a power cut harmless, to see that it is missed."""
    from desktop.storage import database

    if hva == "normal":
        database._PRAGMAS = (*database._PRAGMAS, ("synchronous", "normal"))
        database._LEST_TILBAKE["synchronous"] = "1"
        return
    ekte = os.fsync

    def fsync(fd: int) -> None:
        if stat.S_ISDIR(os.fstat(fd).st_mode) != (hva == "folder"):
            ekte(fd)

    os.fsync = fsync


def _main(navn: str, mappe: str, antall: str = "0", weak: str = "") -> None:
    from scenarier import find

    if weak:
        _weaken(weak)
    scenario = find(navn)
    left = int(antall)

    def say(line: str) -> None:
        nonlocal left
        os.write(1, f"{line}\n".encode())
        left -= 1
        if left == 0:
            os._exit(0)  # as sudden as a kill

    os.write(1, b"ready\n")
    scenario.run(Path(mappe), say)
    os._exit(0)


if __name__ == "__main__":
    _main(*sys.argv[1:])
