"""Tables that know no domain: users, history, documents, evidence."""

from syndesis.core.models.attachments import Attachment
from syndesis.core.models.audit import Audited, Change, HistoryContext, HistoryEvent, Operation, Source
from syndesis.core.models.documents import Document, DocumentKind, DocumentText, Evidence, StoredFile
from syndesis.core.models.jobs import Schedule, WorkerHeartbeat
from syndesis.core.models.notes import Note
from syndesis.core.models.records import Record, Visibility
from syndesis.core.models.search import Searchable, SearchEntry, SearchVocabulary, SearchWord
from syndesis.core.models.sessions import MailRequest, UserSession
from syndesis.core.models.submissions import Submission
from syndesis.core.models.tokens import ApiToken
from syndesis.core.models.users import Role, User, UserState

__all__ = [
    "ApiToken",
    "Attachment",
    "Audited",
    "Change",
    "Document",
    "DocumentKind",
    "DocumentText",
    "Evidence",
    "HistoryContext",
    "HistoryEvent",
    "MailRequest",
    "Note",
    "Operation",
    "Record",
    "Role",
    "Schedule",
    "SearchEntry",
    "SearchVocabulary",
    "SearchWord",
    "Searchable",
    "Source",
    "StoredFile",
    "Submission",
    "User",
    "UserSession",
    "UserState",
    "Visibility",
    "WorkerHeartbeat",
]
