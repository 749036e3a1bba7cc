"""The process in which a Word template is filled, within limits (`word_templates` starts it)."""

import io
import json
import sys
from typing import Any

import docxtpl  # type: ignore[import-untyped]
from jinja2 import TemplateError, TemplateSyntaxError
from jinja2.exceptions import SecurityError

from syndesis.lib.extraction import Unreadable, word
from syndesis.lib.limits import NO_MEMORY, limit
from syndesis.lib.word_sandbox import Sandbox
from syndesis.lib.word_templates import Problem, Wrong

LARGEST = 20 << 20
"""Bytes of a filled file."""


def main(seconds: str, memory: str, length: str) -> int:
    """What runs in that process: the data, then the template on standard input; on standard output a Word file, or
    JSON where something is wrong."""
    limit(float(seconds), int(memory))
    given = sys.stdin.buffer.read()
    told, template = json.loads(given[: int(length)]), given[int(length) :]
    try:
        sys.stdout.buffer.write(_fill(template, told["data"], told["shape"]))
    except Wrong as wrong:
        answer = {"problem": wrong.problem, "detail": wrong.detail[:200], "near": wrong.near}
        sys.stdout.buffer.write(json.dumps(answer).encode())
    except MemoryError:
        return NO_MEMORY
    return 0


def _fill(template: bytes, data: dict[str, Any], shape: dict[str, Any]) -> bytes:
    try:
        word.check(template)
    except Unreadable as unreadable:
        known: dict[str, Problem] = {"macros": "macros", "encrypted": "encrypted", "bomb": "slow"}
        raise Wrong(known.get(unreadable.reason, "damaged")) from unreadable
    sandbox = Sandbox(shape)
    document = docxtpl.DocxTemplate(io.BytesIO(template))
    try:
        document.render(data, sandbox, autoescape=True)
    except (Wrong, MemoryError):
        raise
    except SecurityError as error:
        raise Wrong("forbidden", str(error)) from error
    except TemplateSyntaxError as error:
        raise Wrong("tag", error.message or "") from error
    except TemplateError as error:
        raise Wrong("tag", error.message or str(error)) from error
    except (TypeError, ValueError, ArithmeticError, RecursionError, SyntaxError) as error:
        raise Wrong("tag", str(error)) from error
    except Exception as error:  # python-docx and lxml raise whatever a broken file makes them
        raise Wrong("damaged", str(error)) from error
    if not sandbox.used:
        raise Wrong("empty")
    made = io.BytesIO()
    document.save(made)
    if made.tell() > LARGEST:
        raise Wrong("slow")
    return made.getvalue()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
