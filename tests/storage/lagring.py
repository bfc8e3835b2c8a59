"""What the tests of storage have in common."""

from collections.abc import Callable

from builders import NOKKEL as NOKKEL

from desktop.domain.arkivpost import Arkivpost
from desktop.storage.nokler import Kost

PASSORD = "blåbær på fjellet"
LETT = Kost(opslimit=1, memlimit=8192)
HEMMELIG = "Kaffeautomaten i fjerde etasje"

LagPost = Callable[..., Arkivpost]
