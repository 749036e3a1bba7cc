"""Reading what is sent: JSON, refused with a message where it cannot be what was meant."""

import json
import re
from collections.abc import Mapping
from typing import IO, Any, NoReturn

from django.conf import settings
from django.utils.translation import gettext as _
from rest_framework.exceptions import APIException, ParseError
from rest_framework.parsers import JSONParser

_MAYBE_HALF = re.compile(r"\\u[dD][89a-fA-F]")
"""An escape that is half of a character: JSON allows it to stand alone, no database and no answer takes it."""


class TooLarge(APIException):
    status_code = 413
    default_code = "too_large"


class JsonParser(JSONParser):
    def parse(
        self, stream: IO[Any], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> Any:
        sent = stream.read(settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)
        if len(sent) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            raise TooLarge(_("This is more than is taken at once."))
        try:
            text = sent.decode("utf-8")
            parsed = json.loads(text, parse_constant=_no_number)
            if _MAYBE_HALF.search(text):
                json.dumps(parsed, ensure_ascii=False).encode("utf-8")
        except UnicodeError as error:
            raise ParseError(_("This is no text in UTF-8.")) from error
        except RecursionError as error:
            raise ParseError(_("This JSON is nested too deeply.")) from error
        except ValueError as error:
            raise ParseError(_("This is no JSON: %(error)s") % {"error": error}) from error
        return parsed


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)
