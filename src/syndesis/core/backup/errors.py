"""Why a backup or a restoration was refused or broken off, in words for the person who asked for it."""


class BackupError(Exception):
    """Nothing was written, or all of it was taken back."""


class BadArchive(BackupError):
    """The file is damaged, incomplete or no backup of Syndesis."""
