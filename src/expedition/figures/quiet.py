"""Matplotlib without its notes on folders: where it cannot keep its fonts it finds them anew, and draws the same."""

from __future__ import annotations

import logging

_OF_FOLDERS = ("cache", "config", "mkdir")


def _worth_saying(record: logging.LogRecord) -> bool:
    text = record.getMessage()
    return record.levelno >= logging.ERROR or not any(word in text for word in _OF_FOLDERS)


for _name in ("matplotlib", "matplotlib.font_manager"):
    logging.getLogger(_name).addFilter(_worth_saying)
