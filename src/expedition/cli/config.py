"""What is set once for all commands: `expedition config`."""

from __future__ import annotations

from typing import Annotated

import typer

from expedition import terminal
from expedition.cli import settings
from expedition.cli.options import JsonOption
from expedition.errors import InputError

config = typer.Typer(rich_markup_mode=None)


def _known(name: str) -> str:
    if name not in settings.SETTINGS:
        from expedition.catalog.spelling import choices

        raise InputError(f"{name!r:.60} is no setting{choices(name, settings.SETTINGS)}", field="config")
    return name


NameArgument = Annotated[
    str,
    typer.Argument(
        metavar="NAME",
        help="A setting, as `config list` names them.",
        autocompletion=lambda: [*settings.SETTINGS],
    ),
]


@config.callback(invoke_without_command=True)
def _config(context: typer.Context) -> None:
    """Set once what all commands take: time zone, folders of your own, colours, currency; alone it lists them."""
    if context.invoked_subcommand is None:
        list_()


@config.command("list")
def list_(as_json: JsonOption = False) -> None:
    """Show every setting, its value and where that comes from."""
    values = settings.held()
    if as_json:
        terminal.print_json(
            {
                name: {"value": values[name].value, "source": values[name].source} if name in values else None
                for name in settings.SETTINGS
            }
        )
        return
    from rich.table import Table

    table = Table(box=None, padding=(0, 2, 0, 0), header_style="")
    for heading in ("Setting", "Value", "From", "What it is"):
        table.add_column(heading, overflow="fold")
    for name, setting in settings.SETTINGS.items():
        one = values.get(name)
        value = setting.initially if one is None else _shown(one.value)
        table.add_row(name, value, "unless set" if one is None else one.source, setting.meaning)
    terminal.show(table)


@config.command()
def get(name: NameArgument) -> None:
    """Print the value of one setting; nothing where it is not set."""
    one = settings.held().get(_known(name))
    if one is not None:
        values = one.value if isinstance(one.value, list) else [one.value]
        terminal.write("".join(f"{value}\n" for value in values).encode())


@config.command("set")
def set_(
    name: NameArgument,
    value: Annotated[
        list[str] | None,
        typer.Argument(metavar="[VALUE...]", help="Its value, or several folders; none takes it back."),
    ] = None,
) -> None:
    """Set a value for all commands to come, or take it back."""
    from pathlib import Path

    from expedition.files import write_files

    setting = settings.SETTINGS[_known(name)]
    wanted: object = None
    if value:
        if len(value) > 1 and name != "catalog":
            raise InputError(f"takes one value, not {len(value)}", field=name)
        wanted = settings.read(name, value if name == "catalog" else value[0], "what you gave")
        # The next command may be run elsewhere.
        if name == "catalog" and isinstance(wanted, list):
            wanted = [str(Path(one).absolute()) for one in wanted]
        elif name == "elements-folder":
            wanted = str(Path(str(wanted)).absolute())
    # A file that is no TOML is left as it is.
    settings.table()
    path = settings.file()
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    write_files({path.name: changed(text, setting.name, wanted).encode()}, path.parent)
    terminal.note(f"{name} is {'no longer set' if wanted is None else _shown(wanted)} (in {path})")


@config.command()
def where() -> None:
    """Print where the file of settings is, or would be."""
    terminal.write(f"{settings.file()}\n".encode())


def changed(text: str, name: str, value: object) -> str:
    """A file's text with one value put in, put in anew or, by None, taken out; what else stands there stays."""
    import json
    import re

    # TOML and JSON write texts, whole numbers and lists of texts alike.
    line = "" if value is None else f"{name} = {json.dumps(value, ensure_ascii=False)}\n"
    there = re.compile(
        rf'^[ \t]*"?{re.escape(name)}"?[ \t]*=[ \t]*(\[[^\]]*\]|[^\n]*)[^\n]*(\n|\Z)', re.MULTILINE
    )
    if there.search(text):
        return there.sub(lambda _: line, text, count=1)
    # Before the first table: what stands below one is a part of it.
    table = re.search(r"^[ \t]*\[", text, re.MULTILINE)
    at = table.start() if table else len(text)
    before = text[:at]
    return before + ("\n" if before and not before.endswith("\n") else "") + line + text[at:]


def _shown(value: object) -> str:
    return ", ".join(str(one) for one in value) if isinstance(value, list) else str(value)
