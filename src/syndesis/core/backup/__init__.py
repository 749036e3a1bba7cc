"""Never losing it: the whole database and its files as one archive, and a database made anew from one.

An archive is a tar of rows as JSON lines (`values`), of kept files, and of a manifest that closes it (`manifest`). It
is taken from one snapshot while others write (`snapshot`, `taking`), and belongs to no database: what SQLite held goes
into PostgreSQL and back. A restoration (`restoring`) happens wholly or not at all.
"""

from syndesis.core.backup.errors import BackupError, BadArchive
from syndesis.core.backup.manifest import Manifest, verified
from syndesis.core.backup.restoring import restore
from syndesis.core.backup.taking import back_up

__all__ = ["BackupError", "BadArchive", "Manifest", "back_up", "restore", "verified"]
