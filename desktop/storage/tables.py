"""The tables.  Rows never leave the package."""

import peewee as pw


class SamtaleRow(pw.Model):
    """One samtale: the whole document, and what the list needs without reading it."""

    id = pw.TextField(primary_key=True)
    dokument = pw.BlobField()
    fase = pw.IntegerField()
    slag = pw.TextField()
    opprettet = pw.TextField()
    endret = pw.TextField()
    slettes = pw.TextField(null=True)
    behold_timer = pw.BooleanField()
    skrevet_ut = pw.IntegerField()
    kjede = pw.TextField()

    class Meta:
        """Where it is kept; the database is handed in with each query."""

        table_name = "samtale"


class VerdiRow(pw.Model):
    """One confidential setting, as JSON."""

    navn = pw.TextField(primary_key=True)
    json = pw.BlobField()

    class Meta:
        """Where it is kept; the database is handed in with each query."""

        table_name = "verdi"


class SlettingRow(pw.Model):
    """One samtale that is to be erased; ``tatt`` when its row is gone and its traces remain."""

    id = pw.TextField(primary_key=True)
    bedt_om = pw.TextField()
    tatt = pw.BooleanField()

    class Meta:
        """Where it is kept; the database is handed in with each query."""

        table_name = "sletting"


class KvitteringRow(pw.Model):
    """What was erased, as counts; ``venter`` is JSON: the folders that could not be reached."""

    nar = pw.TextField(primary_key=True)
    samtaler = pw.IntegerField()
    kopier = pw.IntegerField()
    fjernet = pw.IntegerField()
    venter = pw.BlobField()

    class Meta:
        """Where it is kept; the database is handed in with each query."""

        table_name = "kvittering"


TABLES: tuple[type[pw.Model], ...] = (SamtaleRow, VerdiRow, SlettingRow, KvitteringRow)

# What each column says of a person, for the access export; a test knows every column.
OM_PERSONEN: dict[str, frozenset[str]] = {
    "samtale": frozenset(
        {
            "id",
            "dokument",
            "fase",
            "slag",
            "opprettet",
            "endret",
            "slettes",
            "behold_timer",
            "skrevet_ut",
            "kjede",
        }
    ),
    "sletting": frozenset({"id", "bedt_om", "tatt"}),
}
OM_ARBEIDSPLASSEN: dict[str, frozenset[str]] = {
    "verdi": frozenset({"navn", "json"}),
    "kvittering": frozenset({"nar", "samtaler", "kopier", "fjernet", "venter"}),
}
