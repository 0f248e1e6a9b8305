"""The commands: parse, call, print. Data goes to stdout, progress and notes to stderr.

Exit 0: done. 1: the flight asked for is impossible as asked. 2: the input is wrong. 130: interrupted.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from copy import copy
from typing import Annotated, Any

import typer

from expedition import __version__, terminal
from expedition.cli import nearby, pace, settings
from expedition.cli.announcements import launches, read
from expedition.cli.assess import compare, price, risk
from expedition.cli.audience import invite, publish, watch
from expedition.cli.config import config
from expedition.cli.new import new
from expedition.cli.options import CatalogOption, JsonOption, book
from expedition.cli.plans import dossier, export, plan
from expedition.cli.searches import catalog, flown, reach, windows
from expedition.cli.shots import shots
from expedition.cli.whatif import whatif
from expedition.errors import ExpeditionError, InputError

# What a shell that completes a command sets.
_ASKED_BY_A_SHELL = "_EXPEDITION_COMPLETE"

app = typer.Typer(
    name="expedition",
    help="Plan crewed flights: from the launch pad to a station's docking port.",
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

app.command()(plan)
app.command()(windows)
app.command()(flown)
app.command()(export)
app.command()(dossier)
app.command()(read)
app.command()(launches)


@app.command()
def serve(
    port: Annotated[
        int, typer.Option("--port", metavar="N", help="Port on this machine; 0 finds a free one.")
    ] = 8420,
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help="Open the page in a browser.")
    ] = True,
    own: CatalogOption = None,
) -> None:
    """Open the console: plan and watch flights in a web page, served to this machine only."""
    from expedition.console.server import serve as run
    from expedition.files import why_no_copies

    reason = why_no_copies()
    if reason is not None:
        terminal.note(f"{reason}; what the console computes is forgotten when it ends")
    run(port, browser=browser, catalogue=book(own))


app.command()(risk)
app.command()(price)
app.command()(compare)
app.command()(watch)
app.command()(shots)
app.command()(invite)
app.command()(publish)
app.command()(reach)
app.command()(catalog)
app.command()(new)
app.add_typer(whatif, name="whatif")
app.add_typer(config, name="config")


@app.command()
def selfcheck(as_json: JsonOption = False) -> None:
    """Check the installed data, their ages and the engine against stored arcs of another program."""
    from expedition.selfcheck import run

    with pace.progress() as tell:
        results = run(tell)
    if as_json:
        terminal.print_json([result.to_dict() for result in results])
    else:
        from rich.table import Table

        table = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
        for result in results:
            table.add_row("ok" if result.ok else "WRONG", result.name, result.detail)
        terminal.show(table)
    if not all(result.ok for result in results):
        raise typer.Exit(1)


@app.callback(invoke_without_command=True)
def _root(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version and leave.")] = False,
) -> None:
    if version:
        typer.echo(__version__)
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help(), err=True)
        raise typer.Exit(InputError.exit_code)


def main(arguments: list[str] | None = None) -> None:
    """Run a command; errors become one line on stderr and an exit code."""
    terminal.prepare_streams()
    terminal.interrupt.watch()
    try:
        code = _invoke(sys.argv[1:] if arguments is None else arguments)
        sys.stdout.flush()
    except ExpeditionError as error:
        terminal.note(
            f"expedition: {error}{nearby.hint(error, sys.argv[1:] if arguments is None else arguments)}"
        )
        code = error.exit_code
    except (KeyboardInterrupt, typer.Abort):
        terminal.note("expedition: interrupted")
        code = 130
    except BrokenPipeError:
        # Whoever read us has gone, as `head` does: no more output, and no complaint.
        terminal.forget_stdout()
        code = 0
    except OSError as error:
        terminal.forget_stdout()
        terminal.note(f"expedition: {error.filename or 'standard output'}: {error.strerror or error}")
        code = InputError.exit_code
    sys.exit(code)


def _invoke(arguments: Sequence[str]) -> int:
    # Typer's own main() would answer an interrupt and a closed pipe itself, with exit codes of its own.
    command = typer.main.get_command(_needed(arguments))
    if _ASKED_BY_A_SHELL in os.environ:
        command.main(list(arguments), "expedition")
    try:
        preset = _settings(command, arguments)
        pace.begin(arguments)
        with command.make_context("expedition", list(arguments), default_map=preset) as context:
            command.invoke(context)
    except typer.Exit as leave:
        return leave.exit_code
    except Exception as error:
        if not hasattr(error, "format_message"):
            raise
        where = getattr(getattr(error, "ctx", None), "command_path", "expedition")
        terminal.note(f"expedition: {error.format_message().rstrip('.')}; see {where} --help")
        return InputError.exit_code
    return 0


def _needed(arguments: Sequence[str]) -> typer.Typer:
    """The commands without those that are not called, whose options would only be made ready for nothing.

    All of them where that is not plain: for help, a slip of the pen, or a shell that completes.
    """
    name = arguments[0] if arguments else ""
    commands = [one for one in app.registered_commands if one.callback and one.callback.__name__ == name]
    groups = [one for one in app.registered_groups if one.name == name]
    if _ASKED_BY_A_SHELL in os.environ or not (commands or groups or list(arguments) == ["--version"]):
        return app
    only = copy(app)
    only.registered_commands, only.registered_groups = commands, groups
    return only


def _settings(command: Any, arguments: Sequence[str]) -> dict[str, Any]:
    """What the user has set, for options that are not given."""
    if not arguments or arguments[0].startswith("-") or arguments[0] == "config":
        # To mend a file that cannot be read, one must get that far.
        return {}
    stands = settings.table()
    unknown = [name for name in stands if name not in settings.SETTINGS]
    if unknown:
        from expedition.catalog.spelling import choices

        name = unknown[0]
        terminal.note(
            f"expedition: {settings.file()}: {name!r:.60} is no setting{choices(name, settings.SETTINGS)}"
        )
    return settings.defaults(command, settings.held(stands))
