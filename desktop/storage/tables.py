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


TABLES: tuple[type[pw.Model], ...] = (SamtaleRow, VerdiRow)
