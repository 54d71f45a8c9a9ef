"""The closed sets of words that the database, the interface and the commands share."""

from enum import StrEnum


class Purpose(StrEnum):
    """What an article's check is for: wrong words must change, or the rating is the product."""

    DRAFT = "draft"
    STATEMENTS = "statements"


class ArticleState(StrEnum):
    OPEN = "open"
    SIGNED = "signed"
    SHELVED = "shelved"


class ClaimState(StrEnum):
    OPEN = "open"
    WAITING = "waiting"
    SETTLED = "settled"
    CUT = "cut"


class ClaimKind(StrEnum):
    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    QUOTATION = "quotation"
    EVENT = "event"
    CAUSE = "cause"
    COMPARISON = "comparison"
    OTHER = "other"


class Flag(StrEnum):
    """legal needs a second reader, reply is a right of reply, recheck is for publication day."""

    LEGAL = "legal"
    REPLY = "reply"
    RECHECK = "recheck"
    NAME = "name"
    WORRY = "worry"


class MarkStatus(StrEnum):
    EXACT = "exact"
    MOVED = "moved"
    CHANGED = "changed"
    AMBIGUOUS = "ambiguous"
    LOST = "lost"


class Alteration(StrEnum):
    """What became of words from one revision to the next; the walk over a revision goes by it.

    Facts are numbers, days, names and negations.
    """

    NONE = "none"
    PROPOSED = "proposed"
    FACTS = "facts"
    WORDS = "words"
    PUNCTUATION = "punctuation"


class SentenceState(StrEnum):
    """Whether the sentence around a mark is what it was in the revision before."""

    SAME = "same"
    CHANGED = "changed"


class TokenKind(StrEnum):
    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    QUOTATION = "quotation"
    COMPARISON = "comparison"


class SourceKind(StrEnum):
    WEB = "web"
    DOCUMENT = "document"
    BOOK = "book"
    DATASET = "dataset"
    POST = "post"
    INTERVIEW = "interview"
    CALL = "call"
    EMAIL = "email"
    RECORDING = "recording"
    CALCULATION = "calculation"


class Stance(StrEnum):
    """How a Source bears on a Claim; NONE until the checker has said."""

    NONE = "none"
    SUPPORTS = "supports"
    REFUTES = "refutes"
    PARTLY = "partly"
    CONTEXT = "context"
    SAID_HERE = "said-here"


class SuppliedBy(StrEnum):
    AUTHOR = "author"
    CHECKER = "checker"
    CLAIMANT = "claimant"


class Match(StrEnum):
    """How a pinned passage stands in the captured text."""

    VERBATIM = "verbatim"
    CLOSE = "close"
    ABSENT = "absent"
    UNCHECKED = "unchecked"


class DifferenceKind(StrEnum):
    """What differs, the gravest first: a run of words has the first of these that fits it.

    An interruption is a `he said` with which a source breaks a quotation.
    """

    INTERRUPTION = "interruption"
    NUMBER = "number"
    DATE = "date"
    NEGATION = "negation"
    NAME = "name"
    WORD = "word"
    CASE = "case"
    PUNCTUATION = "punctuation"


class Agreement(StrEnum):
    """How a passage has a number, date or name of a claim: in the same words, in other ones that
    say the same, another one in its place, or none."""

    SAME = "same"
    RESPELLED = "respelled"
    OTHER = "other"
    ABSENT = "absent"


class PinState(StrEnum):
    """Where a pinned passage stands in a newer text of its source."""

    IN_PLACE = "in-place"
    ELSEWHERE = "elsewhere"
    GONE = "gone"


class Health(StrEnum):
    ALIVE = "alive"
    SUSPECT = "suspect"
    DEAD = "dead"
    BLOCKED = "blocked"
    UNKNOWN = "unknown"


class CaptureHow(StrEnum):
    """Fetched from its address, or supplied as a file or pasted text."""

    FETCHED = "fetched"
    SUPPLIED = "supplied"


class Fetching(StrEnum):
    """An article's answer to whether its links are fetched; ASK where nobody has answered yet."""

    ASK = "ask"
    NOW = "now"
    WHEN_ASKED = "asked"
    NEVER = "never"


class ArchiveWish(StrEnum):
    """What an archive is asked: whether it has a page, or to save it now."""

    FIND = "find"
    SAVE = "save"


class ArchiveState(StrEnum):
    """Where a job of the archive queue stands.

    ASKING is at work in some window; ACCEPTED is saved and not yet visible; NOT_ARCHIVED was said
    by every index that was asked; COULD_NOT_ASK says nothing about the page.
    """

    QUEUED = "queued"
    ASKING = "asking"
    SUBMITTED = "submitted"
    ARCHIVED = "archived"
    ACCEPTED = "accepted"
    NOT_ARCHIVED = "not-archived"
    FAILED = "failed"
    COULD_NOT_ASK = "could-not-ask"
    NEEDS_KEY = "needs-key"


class OverrideRule(StrEnum):
    """Which rule a person set aside, with a reason; a kind of problem each."""

    SUFFICIENCY = "sufficiency"
    PASSAGE_GONE = "passage-gone"
    DEAD_LINK = "dead-link"
    WRONG_IN_TEXT = "wrong-in-text"
    OPEN_CLAIM = "open-claim"
    WAITING_CLAIM = "waiting-claim"
    HOLE = "hole"
    LEGAL_FLAG = "legal-flag"
    RECHECK_FLAG = "recheck-flag"
    CHANGED_MARK = "changed-mark"
    OPEN_QUERY = "open-query"
    NOT_VERBATIM = "not-verbatim"
    NAME_VARIANT = "name-variant"
    DISAGREEMENT = "disagreement"


class QueryState(StrEnum):
    OPEN = "open"
    ANSWERED = "answered"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class ToWhom(StrEnum):
    AUTHOR = "author"
    SUBJECT = "subject"
    EXPERT = "expert"


class SignOffKind(StrEnum):
    SIGNED = "signed"
    REOPENED = "reopened"


class CorrectionKind(StrEnum):
    """What was changed after sign-off: words of the text, or a claim's verdict."""

    TEXT = "text"
    VERDICT = "verdict"


class NameVerdict(StrEnum):
    """What a person found of a name's spelling and title."""

    RIGHT = "right"
    WRONG = "wrong"
    OPEN = "open"


class Round(StrEnum):
    FIRST = "first"
    SECOND = "second"
    EDITOR = "editor"


class Actor(StrEnum):
    """Who an Action comes from: undo passes over the program's own."""

    PERSON = "person"
    PROGRAM = "program"


PRIORITIES = (1, 2, 3)
"""1 is checked first; 2 is where a claim starts."""
