"""The catalogues and the job templates as the vault keeps them: JSON with a version, strict."""

from decimal import Decimal
from typing import Any, TypeVar, cast

import msgspec

from desktop.domain.jobbmal import Maler
from desktop.domain.katalog import Katalog
from desktop.errors import DamagedContentError, NewerVersionError

VERSJON = 1
T = TypeVar("T")


class _Hode(msgspec.Struct):
    version: int


def les_katalog(data: bytes) -> Katalog:
    """Read the catalogues from the vault.

    Raises:
        NewerVersionError: A newer version has written them.
        DamagedContentError: They are damaged.
    """
    return _les(data, Katalog)


def skriv_katalog(katalog: Katalog) -> bytes:
    """Write the catalogues for the vault."""
    return _skriv(katalog)


def les_maler(data: bytes) -> Maler:
    """Read the job templates from the vault.

    Raises:
        NewerVersionError: A newer version has written them.
        DamagedContentError: They are damaged.
    """
    return _les(data, Maler)


def skriv_maler(maler: Maler) -> bytes:
    """Write the job templates for the vault."""
    return _skriv(maler)


def _les(data: bytes, type_: type[T]) -> T:
    try:
        if msgspec.json.decode(data, type=_Hode).version > VERSJON:
            raise NewerVersionError
        rot = msgspec.json.Decoder(dict[str, Any], float_hook=Decimal).decode(data)
        del rot["version"]
        return msgspec.convert(rot, type_)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise DamagedContentError from error


def _skriv(verdi: msgspec.Struct) -> bytes:
    felter = cast("dict[str, Any]", msgspec.to_builtins(verdi, builtin_types=(Decimal,)))
    return msgspec.json.Encoder(decimal_format="number").encode({"version": VERSJON, **felter})
