"""The exceptions that vnunion_nlp raises on purpose; all share one root."""


class VnunionError(Exception):
    """Root of every error raised on purpose. Its message says what is wrong, where, and what to do."""


class ReadingError(VnunionError):
    """A file could not be turned into text (missing, empty, binary, undecodable, unsupported)."""


class KnowledgeError(VnunionError):
    """A knowledge table has a row that cannot be understood."""


class GoldError(VnunionError):
    """A gold file or an annotation draft does not fit its document."""


class ArchiveError(VnunionError):
    """A folder cannot be worked on, or its catalogue cannot be read or written."""
