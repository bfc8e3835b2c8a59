"""What the user can do something about, as exceptions without the user's own text in them."""


class DesktopError(Exception):
    """The root of everything that gets a sentence on the screen instead of a crash report."""


class MiljoError(DesktopError):
    """The environment said no: disk, rights, a missing or unwritable file.

    ``arsak`` is a word of ``feiltekst.toml`` (``disk-full``, ``readonly``, ``missing`` …).
    """

    def __init__(self, arsak: str) -> None:
        super().__init__(arsak)
        self.arsak = arsak


class StorageError(MiljoError):
    """The database could not be read or written; nothing of the change was kept on disk."""


class WrongPassphraseError(DesktopError):
    """The passphrase does not open the key file."""


class MistypedRecoveryKeyError(DesktopError):
    """What was typed is no recovery key: signs are missing, unknown or swapped."""


class WrongRecoveryKeyError(DesktopError):
    """The recovery key is whole, and belongs to something else."""


class PassphraseDueError(DesktopError):
    """The keychain would open it, but the passphrase is asked for once a month."""


class WeakPassphraseError(DesktopError):
    """The passphrase is too short, blank or holds a NUL."""


class DamagedError(DesktopError):
    """The key file or the database is damaged; never the same as a wrong passphrase."""


class DamagedKeysError(DamagedError):
    """The key file and its copy are damaged or missing."""


class DamagedContentError(DesktopError):
    """Something kept in the vault beside the samtaler is damaged; the samtaler are not."""


class NoRoomError(DesktopError):
    """A list is as long as it may be."""


class WrongVaultError(DesktopError):
    """The backup belongs to another vault than the keys at hand."""


class NewerVersionError(DesktopError):
    """The file was written by a newer version of the application."""


class AlreadyOpenError(DesktopError):
    """Another running application holds the database."""
