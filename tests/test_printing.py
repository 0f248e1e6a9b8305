"""Pages printed as PDF, where something stands in the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from expedition.errors import ExpeditionError
from expedition.printing import printed


def test_a_temporary_folder_that_is_full_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(ExpeditionError, match=r"page\.html, .* No space left on device; make room .* TMPDIR"):
        printed("<head></head>", "no-browser")
