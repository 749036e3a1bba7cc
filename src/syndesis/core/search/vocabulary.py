"""The words of an index, kept in each process: tells a misspelt word from a known one, and what it may have meant.

The words lie in `SearchWord`. A process reads what was added since it last looked, at most every few seconds and beside
the request that noticed; only a new generation (after `recount`) makes it read all again, some 0.1 s for 120,000 words.
"""
# ruff: noqa: S608  (the statements are put together from names of our own tables)

import logging
import threading
import time
import uuid
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from math import log2

from django.db import DatabaseError, connection, models, transaction
from rapidfuzz import fuzz, process

from syndesis.core.models.search import SearchVocabulary, SearchWord
from syndesis.core.search.schema import VECTOR, fts_table

LOOK_EVERY = 5.0
"""Seconds between two looks for added words."""
FIRST_WAIT = 1.0
"""Seconds that the first search of a process waits for its words; it goes on without correction then."""
SHORTEST, LONGEST = 3, 40
CORRECTED = 4
"""Letters from which on a word is corrected."""
CUTOFF = 75
"""Similarity (0-100) from which on a word may be meant."""
SURE = 85
"""Similarity from which on a word with the same first letter ends the search for others: a tenth of the time."""
ALTERNATIVES = 4
FIRST_NOT_LATIN = "\u0370"

log = logging.getLogger(__name__)


class Words:
    """A set of words with the number of rows of each. Only grows, so that threads may read it meanwhile."""

    def __init__(self) -> None:
        self.rows: dict[str, int] = {}
        self.most = 1
        """The rows of the most frequent word."""
        self._like: dict[str, dict[int, list[str]]] = {}
        """The words by first letter and length."""
        self.nearest = lru_cache(maxsize=2000)(self._nearest)

    def add(self, rows: Iterable[tuple[str, int]]) -> None:
        for word, number in rows:
            if word not in self.rows:
                self._like.setdefault(word[0], {}).setdefault(len(word), []).append(word)
            self.rows[word] = self.rows.get(word, 0) + number
            self.most = max(self.most, self.rows[word])
        self.nearest.cache_clear()

    def starting(self, prefix: str) -> bool:
        """Whether any word starts so."""
        lists = tuple(self._like.get(prefix[0], {}).items())
        return any(word.startswith(prefix) for length, words in lists if length >= len(prefix) for word in words)

    def _nearest(self, word: str, *, same_start: bool = False) -> dict[str, float]:
        """The words that `word` may have meant, the likeliest first, with their similarity (0-1); few or none.
        `same_start`: only such that begin with the same letter."""
        found = self._scan(word, {word[0]})
        if not same_start and not any(score >= SURE for _, score in found):
            latin = word[0] < FIRST_NOT_LATIN
            found += self._scan(word, {first for first in self._like if (first < FIRST_NOT_LATIN) is latin} - {word[0]})
        # Among equally near words the frequent one is meant: "universty" is near to "univeristy" too.
        found.sort(key=lambda item: item[1] + 2 * log2(self.rows[item[0]]), reverse=True)
        return {near: score / 100 for near, score in found[:ALTERNATIVES]}

    def _scan(self, word: str, firsts: set[str]) -> list[tuple[str, float]]:
        # Similarity is 2 x letters in common / letters of both, which bounds the length of what reaches the cutoff.
        lengths = range(max(SHORTEST, len(word) * CUTOFF // (200 - CUTOFF)), len(word) * (200 - CUTOFF) // CUTOFF + 1)
        return [
            (near, score)
            for first in firsts
            for length, words in tuple(self._like.get(first, {}).items())
            if length in lengths
            for near, score, _ in process.extract(
                word, words, scorer=fuzz.ratio, processor=None, score_cutoff=CUTOFF, limit=2 * ALTERNATIVES
            )
            if near != word
        ]


class Vocabulary:
    """The words of the index `name`, whose texts are in `model`."""

    def __init__(self, name: str, model: type[models.Model]) -> None:
        self.name = name
        self.model = model
        self._words = Words()
        self._generation: uuid.UUID | None = None
        self._last = 0
        self._looked_at = float("-inf")
        self._provisional = False
        self._loaded = threading.Event()
        self._lock = threading.Lock()

    def words(self) -> Words:
        """The words as of a few seconds ago, without waiting for the database (but for the first time)."""
        if connection.in_atomic_block:
            # Another thread would not see what this transaction has written: a job, or a test.
            with self._lock:
                self._refresh(committed=False)
        elif time.monotonic() - self._looked_at > LOOK_EVERY:
            self._looked_at = time.monotonic()
            threading.Thread(target=self._refresh_aside, name=f"vocabulary {self.name}", daemon=True).start()
            self._loaded.wait(FIRST_WAIT)
        return self._words

    def add(self, texts: Iterable[str]) -> None:
        """Adds the words of these index texts that the vocabulary lacks, in the caller's transaction."""
        self.learn(words_of(texts))

    def learn(self, words: Collection[str]) -> None:
        """Adds those of these words that it lacks, in the caller's transaction."""
        if not words:
            return
        vocabulary, _ = SearchVocabulary.objects.get_or_create(index=self.name)
        for some in _batches(sorted(words), 500):
            held = SearchWord.objects.filter(vocabulary=vocabulary, word__in=some).values_list("word", flat=True)
            known = set(held)
            SearchWord.objects.bulk_create(
                SearchWord(vocabulary=vocabulary, word=word) for word in some if word not in known
            )

    def forget(self, words: Collection[str]) -> None:
        """Takes words away, in the caller's transaction; every process reads all others again."""
        vocabulary = SearchVocabulary.objects.filter(index=self.name).first()
        if vocabulary and SearchWord.objects.filter(vocabulary=vocabulary, word__in=words).delete()[0]:
            vocabulary.generation = uuid.uuid4()
            vocabulary.save(update_fields=["generation"])

    def recount(self) -> int:
        """Makes the vocabulary anew from the index and returns its size. Holds SQLite's write lock, about a second per
        100,000 words, so this is for jobs."""
        if connection.vendor == "sqlite":
            counted = f'SELECT term AS word, doc AS number FROM "{fts_table(self.model)}_words"'
        else:
            counted = (
                "SELECT word, ndoc AS number "
                f"FROM ts_stat('SELECT {VECTOR} FROM \"{self.model._meta.db_table}\"')"
            )  # fmt: skip
        with transaction.atomic():
            SearchVocabulary.objects.filter(index=self.name).delete()
            vocabulary = SearchVocabulary.objects.create(index=self.name)
            with connection.cursor() as cursor:
                cursor.execute(
                    f'INSERT INTO "{SearchWord._meta.db_table}"(vocabulary_id, word, rows) '
                    f"SELECT %s, word, number FROM ({counted}) AS counted "
                    f"WHERE length(word) BETWEEN {SHORTEST} AND {LONGEST} AND NOT (word >= '0' AND word < ':')",
                    [vocabulary.pk],
                )
            return vocabulary.words.count()

    def _refresh_aside(self) -> None:
        try:
            if self._lock.acquire(blocking=False):
                try:
                    self._refresh(committed=True)
                finally:
                    self._lock.release()
        except DatabaseError:
            log.warning("The vocabulary %s could not be read; it stays as it was", self.name, exc_info=True)
        finally:
            self._loaded.set()
            connection.close()

    def _refresh(self, *, committed: bool) -> None:
        """Reads what was added, or all. `committed`: outside of any transaction; what was read inside of one may have
        been undone since, and is read again."""
        pk, generation = SearchVocabulary.objects.filter(index=self.name).values_list("pk", "generation").first() or (
            0,
            None,
        )
        newest = SearchWord.objects.filter(vocabulary=pk).order_by("-id").values_list("id", flat=True).first() or 0
        if generation != self._generation or newest < self._last or (committed and self._provisional):
            self._provisional = False
            words, since = Words(), 0
        else:
            words, since = self._words, self._last
        if newest > since:
            with connection.cursor() as cursor:
                cursor.execute(
                    f'SELECT word, rows FROM "{SearchWord._meta.db_table}" '
                    "WHERE vocabulary_id = %s AND id > %s AND id <= %s",
                    [pk, since, newest],
                )
                words.add(cursor.fetchall())
            self._provisional = self._provisional or not committed
        self._words, self._generation, self._last = words, generation, newest
        self._looked_at = time.monotonic()


def words_of(texts: Iterable[str]) -> set[str]:
    """The words of index texts that a vocabulary holds."""
    return {word for text in texts for line in text.split("\n") for word in line[1:].split() if _kept(word)}


def _kept(word: str) -> bool:
    return SHORTEST <= len(word) <= LONGEST and not "0" <= word[0] <= "9"


def _batches(items: list[str], size: int) -> Iterator[list[str]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]
