"""Papers: what is printed, or sent to somebody who has no account. A template of typst and data in, a PDF out.

The templates lie in `templates/papers/`; each begins with the house style (`house.typ`) and reads its data as JSON.
Data is never pasted into a template: what people typed is text there, whatever signs it holds.
"""

from syndesis.core.papers.fonts import lacking
from syndesis.core.papers.making import FontsMissing, TooLong, pdf

__all__ = ["FontsMissing", "TooLong", "lacking", "pdf"]
