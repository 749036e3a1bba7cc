"""The step of a package build that makes the front end, so that whoever installs a wheel needs no npm."""

import importlib
import importlib.util
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class FrontEndHook(BuildHookInterface[Any]):
    """Builds the front end and compiles the translations for a wheel; for an editable installation `go.py` does."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        spec = importlib.util.spec_from_file_location("frontend_build", Path(self.root) / "frontend" / "build.py")
        assert spec
        assert spec.loader
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        module.build()
        sys.path.insert(0, self.root)
        messages = importlib.import_module("tools.messages")
        messages.compile_all()
