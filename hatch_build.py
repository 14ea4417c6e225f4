"""Makes the packaged lexicon ready to run when the package is built, so that loading is quick."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileLexicon(BuildHookInterface):  # type: ignore[misc]
    """Writes `compiled.msgpack` beside the code that reads it; wheels and editable installs."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the lexicon files of the source tree."""
        source = Path(self.root) / "src"
        sys.path.insert(0, str(source))
        try:
            from risksignals.pipeline.lexicons import write_compiled

            path = write_compiled()
        finally:
            sys.path.remove(str(source))
        build_data["force_include"][str(path)] = str(path.relative_to(source))
