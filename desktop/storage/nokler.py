"""The key file: the random key of the database, locked into one slot for each way to open it.

A passphrase and a recovery key are always there; a secret in the keychain of the system may be.

The envelope (format, version, checksum, body) never changes, so that damage and a newer version
can be told apart whatever the body of a later version looks like.  A file is good only if it is,
byte for byte, what this module would have written.
"""

import errno
import unicodedata
from hashlib import sha256
from pathlib import Path
from secrets import token_bytes
from typing import Annotated, Literal, NamedTuple

import msgspec

from desktop.domain import gjenopprettingsnokkel
from desktop.errors import (
    AlreadyOpenError,
    DamagedError,
    DamagedKeysError,
    DesktopError,
    NewerVersionError,
    StorageError,
    WeakPassphraseError,
    WrongPassphraseError,
    WrongRecoveryKeyError,
)
from desktop.storage.filer import make_folder, replace_file, storage_error

FIL, KOPI = "vault.keys", "vault.keys.bak"
FORMAT, VERSJON = "dialogarket/nokler", 1
MINST_TEGN = 12

_NOKKEL_BYTES = 32
_MAKS_BYTES = 64 * 1024

Slag = Literal["passphrase", "recovery", "keychain"]
_FEIL: dict[Slag, type[DesktopError]] = {
    "passphrase": WrongPassphraseError,
    "recovery": WrongRecoveryKeyError,
    "keychain": WrongPassphraseError,
}


class Kost(NamedTuple):
    """What one guess costs: passes over the memory, and the memory in bytes (Argon2id)."""

    opslimit: int = 3
    memlimit: int = 64 * 1024 * 1024


TILFELDIG = Kost(opslimit=1, memlimit=8192)  # for 256 random bits, which nobody can guess


class _Spor(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One way to the data key: what the user has, stretched with the salt, opens ``last``."""

    kind: Annotated[str, msgspec.Meta(min_length=1, max_length=40)]
    salt: Annotated[bytes, msgspec.Meta(min_length=16, max_length=16)]
    opslimit: Annotated[int, msgspec.Meta(ge=1, le=6)]
    memlimit: Annotated[int, msgspec.Meta(ge=8192, le=256 * 1024**2)]
    last: Annotated[bytes, msgspec.Meta(min_length=72, max_length=72)]


class Nokkelfil(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a good key file says: the body of version 1.

    Attributes:
        klar: The database has been made and is safe on disk.  Until then it holds nothing that
            anybody was told is kept; from then on a database that is missing is a loss.
    """

    vault_id: Annotated[bytes, msgspec.Meta(min_length=16, max_length=16)]
    klar: bool
    slots: Annotated[tuple[_Spor, ...], msgspec.Meta(min_length=1, max_length=6)]

    def har(self, kind: Slag) -> bool:
        """Return whether there is a slot of a kind."""
        return any(spor.kind == kind for spor in self.slots)

    def lukk_opp(self, kind: Slag, hemmelighet: str) -> bytes:
        """Return the data key.

        Raises:
            WrongPassphraseError, WrongRecoveryKeyError: No slot of the kind opens with the secret.
            MistypedRecoveryKeyError: It is no recovery key at all.
        """
        if kind == "recovery":
            hemmelighet = gjenopprettingsnokkel.tolk(hemmelighet)
        for spor in self.slots:
            if spor.kind == kind:
                dek = _lukk_opp(spor, self.vault_id, hemmelighet)
                if dek is not None:
                    return dek
        raise _FEIL[kind]

    def med(self, dek: bytes, kind: Slag, hemmelighet: str, kost: "Kost | None") -> "Nokkelfil":
        """Return a key file with this one slot of the kind, in place of any before."""
        spor = _lukk_inn(dek, self.vault_id, kind, hemmelighet, kost or Kost())
        return msgspec.structs.replace(self, slots=(*self._uten(kind), spor))

    def uten_nokkelring(self) -> "Nokkelfil":
        """Return a key file that the keychain does not open; the other two slots always stay."""
        return msgspec.structs.replace(self, slots=self._uten("keychain"))

    def kode(self) -> bytes:
        """Return the file, byte for byte."""
        body = msgspec.json.encode(self)
        return msgspec.json.encode(
            _Konvolutt(FORMAT, VERSJON, _sjekksum(VERSJON, body), msgspec.Raw(body))
        )

    def _uten(self, kind: Slag) -> tuple[_Spor, ...]:
        return tuple(spor for spor in self.slots if spor.kind != kind)


class _Konvolutt(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: Literal["dialogarket/nokler"]
    version: Annotated[int, msgspec.Meta(ge=1)]
    checksum: str
    body: msgspec.Raw


def finnes(mappe: Path) -> bool:
    """Return whether there is a key file, good or not."""
    return any((mappe / navn).exists() for navn in (FIL, KOPI))


def uferdig(mappe: Path) -> bool:
    """Return whether a set-up was begun and never finished.

    True only when every key file there is is undamaged and says that the database was never made.

    Raises:
        StorageError: A key file cannot be read.
    """
    filer = [mappe / navn for navn in (FIL, KOPI) if (mappe / navn).exists()]
    try:
        return bool(filer) and not any(_les_fil(fil).klar for fil in filer)
    except (DamagedError, NewerVersionError):
        return False


def sjekk_passord(passord: str) -> None:
    """Refuse a passphrase of under 12 characters, blanks at the ends not counted.

    Raises:
        WeakPassphraseError: It is too short, blank or holds a NUL.
    """
    normalt = unicodedata.normalize("NFKC", passord)
    if len(normalt.strip()) < MINST_TEGN or "\0" in normalt:
        raise WeakPassphraseError


def opprett(mappe: Path, passord: str, gjenoppretting: str, *, kost: Kost | None = None) -> bytes:
    """Make the key file of a new vault and return its data key, 32 random bytes.

    Args:
        mappe: The data folder; made, 0700, when it is missing.
        passord: At least 12 characters.
        gjenoppretting: A recovery key the user has on paper and has typed back.
        kost: What one guess costs; the default of :class:`Kost` outside tests.

    Raises:
        WeakPassphraseError: The passphrase is refused; nothing is written.
        MistypedRecoveryKeyError: It is no recovery key; nothing is written.
        AlreadyOpenError: A finished, or a damaged, key file is there; it is left as it is.
        StorageError: The file cannot be written.
    """
    sjekk_passord(passord)
    nokkel = gjenopprettingsnokkel.tolk(gjenoppretting)
    make_folder(mappe)
    dek, vault_id = token_bytes(_NOKKEL_BYTES), token_bytes(16)
    spor = tuple(
        _lukk_inn(dek, vault_id, kind, hemmelighet, kost or Kost())
        for kind, hemmelighet in (("passphrase", passord), ("recovery", nokkel))
    )
    if finnes(mappe) and not uferdig(mappe):
        raise AlreadyOpenError
    skriv(mappe, Nokkelfil(vault_id=vault_id, klar=False, slots=spor))
    return dek


def apne(mappe: Path, hemmelighet: str, kind: Slag = "passphrase") -> bytes:
    """Return the data key, from the copy when the key file is damaged or missing.

    Raises:
        WrongPassphraseError, WrongRecoveryKeyError: The key file is good, and is not opened by it.
        MistypedRecoveryKeyError: It is no recovery key.
        DamagedKeysError: Neither the key file nor its copy is good.
        NewerVersionError: The key file was written by a newer version.
        StorageError: The key file cannot be read.
    """
    return les(mappe).lukk_opp(kind, hemmelighet)


def bytt_passord(mappe: Path, dek: bytes, passord: str, *, kost: Kost | None = None) -> "Nokkelfil":
    """Let another passphrase open the vault in place of the one before.

    Raises:
        WeakPassphraseError: The passphrase is refused; the old one still opens.
        DamagedKeysError, NewerVersionError, StorageError: As for :func:`apne`, or it cannot be
            written; the old one still opens.
    """
    sjekk_passord(passord)
    ny = les(mappe).med(dek, "passphrase", passord, kost)
    skriv(mappe, ny)
    return ny


def bytt_gjenoppretting(
    mappe: Path, dek: bytes, nokkel: str, *, kost: Kost | None = None
) -> "Nokkelfil":
    """Let another recovery key open the vault in place of the one before.

    Raises:
        MistypedRecoveryKeyError: It is no recovery key; the old one still opens.
        DamagedKeysError, NewerVersionError, StorageError: As for :func:`bytt_passord`.
    """
    ny = les(mappe).med(dek, "recovery", gjenopprettingsnokkel.tolk(nokkel), kost)
    skriv(mappe, ny)
    return ny


def merk_klar(mappe: Path, nokkelfil: "Nokkelfil | None" = None) -> None:
    """Write down that the database has been made.

    Args:
        mappe: The data folder.
        nokkelfil: The key file it was made with, should another have taken its place meanwhile.

    Raises:
        DamagedError, NewerVersionError, StorageError: As for :func:`apne`, or it cannot be written.
    """
    skriv(mappe, msgspec.structs.replace(nokkelfil or les(mappe), klar=True))


def reparer(mappe: Path) -> int:
    """Make the key file and its copy alike again, from the one that is good.

    A file of a newer version is left as it is.  Returns how many files were written.

    Raises:
        DamagedError, NewerVersionError, StorageError: As for :func:`merk_klar`.
    """
    data = les(mappe).kode()
    skrevet = 0
    for fil in (mappe / FIL, mappe / KOPI):
        try:
            lik = _les_fil(fil).kode() == data
        except NewerVersionError:
            continue
        except DamagedError:
            lik = False
        if not lik:
            replace_file(fil, data)
            skrevet += 1
    return skrevet


def les(mappe: Path) -> Nokkelfil:
    """Read the key file, or its copy when the file is damaged or missing.

    Raises:
        DamagedKeysError: Neither is good.
        NewerVersionError: It was written by a newer version.
        StorageError: It cannot be read.
    """
    try:
        return _les_fil(mappe / FIL)
    except DamagedError:
        return _les_fil(mappe / KOPI)


def _les_fil(fil: Path) -> Nokkelfil:
    try:
        with fil.open("rb") as strom:
            data = strom.read(_MAKS_BYTES + 1)
    except FileNotFoundError as error:
        if not fil.parent.is_dir():
            raise storage_error(error) from error
        raise DamagedKeysError from error
    except OSError as error:
        if error.errno == errno.EIO:  # a bad sector, which the copy may not share
            raise DamagedKeysError from error
        raise storage_error(error) from error
    return tolk(data)


def tolk(data: bytes) -> Nokkelfil:
    """Read the bytes of a key file.

    Raises:
        DamagedKeysError: They are not, byte for byte, what this module would have written.
        NewerVersionError: A newer version has written them.
    """
    if len(data) > _MAKS_BYTES:
        raise DamagedKeysError
    try:
        konvolutt = msgspec.json.decode(data, type=_Konvolutt)
        if konvolutt.checksum != _sjekksum(konvolutt.version, bytes(konvolutt.body)):
            raise DamagedKeysError
        if msgspec.json.encode(konvolutt) != data:
            raise DamagedKeysError
        if konvolutt.version > VERSJON:
            raise NewerVersionError
        return msgspec.json.decode(konvolutt.body, type=Nokkelfil)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise DamagedKeysError from error


def skriv(mappe: Path, nokkelfil: Nokkelfil) -> None:
    """Write the key file and its copy; a copy that fails is mended at the next start.

    Raises:
        StorageError: The key file cannot be written, and is as it was.
    """
    data = nokkelfil.kode()
    replace_file(mappe / FIL, data)
    try:
        replace_file(mappe / KOPI, data)
    except StorageError as error:  # what is in force is written, so it is not said to have failed
        from desktop import log

        log.unntak(error)


def _sjekksum(versjon: int, body: bytes) -> str:
    return sha256(f"{FORMAT}|{versjon}|".encode() + body).hexdigest()


# What it is encrypted with is slow to load, and the first window only asks which keys there are.


def _lukk_inn(dek: bytes, vault_id: bytes, kind: str, hemmelighet: str, kost: Kost) -> _Spor:
    from nacl.pwhash import argon2id
    from nacl.secret import Aead

    salt = token_bytes(argon2id.SALTBYTES)
    kek = _strekk(hemmelighet, salt, kost)
    last = bytes(Aead(kek).encrypt(dek, aad=_aad(vault_id, kind)))
    return _Spor(kind, salt, kost.opslimit, kost.memlimit, last)


def _lukk_opp(spor: _Spor, vault_id: bytes, hemmelighet: str) -> bytes | None:
    from nacl.exceptions import CryptoError
    from nacl.secret import Aead

    kek = _strekk(hemmelighet, spor.salt, Kost(spor.opslimit, spor.memlimit))
    try:
        return Aead(kek).decrypt(spor.last, aad=_aad(vault_id, spor.kind))
    except CryptoError:
        return None


def _strekk(hemmelighet: str, salt: bytes, kost: Kost) -> bytes:
    from nacl.exceptions import CryptoError
    from nacl.pwhash import argon2id

    # NFKC, since one keyboard types «å» as one character and another as two.
    tekst = unicodedata.normalize("NFKC", hemmelighet).encode("utf-8", "surrogatepass")
    try:
        return argon2id.kdf(
            _NOKKEL_BYTES, tekst, salt, opslimit=kost.opslimit, memlimit=kost.memlimit
        )
    except (CryptoError, MemoryError) as error:  # too little memory is no wrong secret
        raise StorageError("minne") from error


def _aad(vault_id: bytes, kind: str) -> bytes:
    return f"{vault_id.hex()}|{kind}|{VERSJON}".encode()
