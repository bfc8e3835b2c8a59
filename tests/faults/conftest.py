"""Folders in memory where there are any: nothing here depends on what a sync costs."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

MINNE = Path("/dev/shm")


@pytest.fixture
def tmp_path(tmp_path: Path) -> Iterator[Path]:
    """The power cuts are made from the calls, and a kill leaves what was written on any disk."""
    if not os.access(MINNE, os.W_OK):
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=MINNE, prefix="dialogarket-") as navn:
        yield Path(navn)
