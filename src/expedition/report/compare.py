"""A comparison for the terminal, and as a page of its own."""

from __future__ import annotations

from html import escape

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from expedition.assess.compare import CompareCell, Comparison

_STYLE = """
:root { color-scheme: light dark; font: 15px/1.45 system-ui, sans-serif }
body { margin: 2rem auto; max-width: 80rem; padding: 0 1rem }
div.wide { overflow-x: auto }
table { border-collapse: collapse; width: 100% }
caption { text-align: left; font-weight: 600; padding: .4rem 0 }
th, td { text-align: left; vertical-align: top; padding: .4rem .7rem; border-bottom: 1px solid #8886 }
sup a { text-decoration: none }
ol { padding-left: 2.2rem }
li { overflow-wrap: anywhere }
@media print { body { margin: 0; max-width: none; font-size: 9pt } tr { break-inside: avoid } }
"""


def compare_report(found: Comparison) -> RenderableType:
    """What the table cannot tell, the table, and the numbered sources below."""
    table = Table(header_style="bold", box=None, padding=(0, 2, 0, 0))
    table.add_column("")
    for column in found.columns:
        table.add_column(Text(column.title), overflow="fold")
    for row in found.rows:
        table.add_row(Text(row.name), *(Text(_cell(cell)) for cell in row.cells))
    below = Table(show_header=False, box=None, padding=(0, 1, 0, 0))
    below.add_column(no_wrap=True)
    below.add_column(overflow="fold")
    for source in found.sources:
        below.add_row(Text(f"[{source.number}]"), Text(source.text))
    return Group(Text(_note(found), style="dim"), table, Text(""), below)


def compare_html(found: Comparison) -> str:
    """The comparison as one page that needs nothing else: a table with a caption, sources as links below."""
    heads = "".join(f"<th scope='col'>{escape(column.title)}</th>" for column in found.columns)
    rows = "".join(
        f"<tr><th scope='row'>{escape(row.name)}</th>"
        + "".join(f"<td>{escape(cell.text)}{_links(cell)}</td>" for cell in row.cells)
        + "</tr>"
        for row in found.rows
    )
    sources = "".join(f"<li id='source-{one.number}'>{escape(one.text)}</li>" for one in found.sources)
    return (
        "<!doctype html><html lang='en'><head><meta charset='utf-8'>"
        "<meta name='viewport' content='width=device-width, initial-scale=1'>"
        f"<title>{escape(found.title)}</title><style>{_STYLE}</style></head><body><main>"
        f"<h1>{escape(found.title)}</h1><p>{escape(_note(found))}</p><div class='wide' tabindex='0'>"
        f"<table><caption>Side by side; numbers lead to the sources below. Launch chances: to {escape(found.station)}."
        f"</caption><thead><tr><td></td>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
        f"<h2>Sources</h2><ol>{sources}</ol></main></body></html>\n"
    )


def _note(found: Comparison) -> str:
    return f"What this table cannot tell: {'; '.join(found.cannot_tell)}."


def _cell(cell: CompareCell) -> str:
    named = "".join(f"[{number}]" for number in cell.sources)
    return f"{cell.text} {named}" if named else cell.text


def _links(cell: CompareCell) -> str:
    return "".join(
        f"<sup><a href='#source-{number}' aria-label='source {number}'>[{number}]</a></sup>"
        for number in cell.sources
    )
