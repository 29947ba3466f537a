"""The group of commands, and how whatever goes wrong becomes one line and an exit status."""

from __future__ import annotations

import contextlib
import io
import os
import signal
import sys
from collections.abc import Iterator
from types import FrameType
from typing import Any

import click

from diplotrack.cli.compare import compare
from diplotrack.cli.deciding import confirm, correct, merge, split, undo
from diplotrack.cli.export import export
from diplotrack.cli.log import log
from diplotrack.cli.looking import list_, open_, overdue, suggestions
from diplotrack.cli.messages import complain
from diplotrack.cli.new_plugin import new_plugin
from diplotrack.cli.notices import notices
from diplotrack.cli.plugins import plugins
from diplotrack.cli.read import read
from diplotrack.cli.schema import schema
from diplotrack.cli.show import show
from diplotrack.cli.track import track
from diplotrack.errors import DiplotrackError, NoAdapterError, NoExporterError, OptionsError, PluginWarning
from diplotrack.plugins import Registry

FAILED, USAGE, INTERRUPTED, PIPE_CLOSED = 1, 2, 130, 141

EPILOG = """\b
Examples:
  diplotrack read article.txt --published 2025-08-25
  diplotrack export records.jsonl calendar.ics
  diplotrack track article.txt --published 2025-08-25 --ledger korea-china.db
  diplotrack overdue --ledger korea-china.db
"""


class _Commands(click.Group):
    """The core's commands and those of plugins, which end in an exit status whatever happens."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*super().list_commands(ctx), *self._plugged(ctx)})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        # The core's own come first, and without a look at any plugin: most commands need none.
        return super().get_command(ctx, cmd_name) or self._plugged(ctx).get(cmd_name)

    def _plugged(self, ctx: click.Context) -> dict[str, click.Command]:
        """The commands of plugins by name; one with a name of the core's is told and left out."""
        if ctx.obj is None:
            ctx.obj = Registry(disable=ctx.params.get("disabled", ()))
        found: dict[str, click.Command] = {}
        with notices():
            provided = ctx.obj.commands
        for name, plugin, command in ((p.item.name, p.plugin, p.item) for p in provided):
            if name in self.commands:
                complain(
                    "warning", f"plugin {plugin!r}: its command {name!r} is left out: the name is the core's"
                )
            else:
                found[name] = command
        return found

    def invoke(self, ctx: click.Context) -> Any:
        try:
            status = super().invoke(ctx)
            sys.stdout.flush()
        except (NoAdapterError, NoExporterError, OptionsError) as error:
            # Inputs that no adapter takes are told one by one; what comes here was asked for in so many words.
            complain("error", str(error))
            return USAGE
        except (DiplotrackError, OSError) as error:
            return _failed(error)
        except PluginWarning as error:
            # Only where Python was told to turn warnings into errors.
            complain("error", str(error))
            return FAILED
        return status


@click.group(cls=_Commands, epilog=EPILOG, invoke_without_command=True)
@click.version_option(package_name="diplotrack", prog_name="diplotrack", message="%(prog)s %(version)s")
@click.option(
    "--disable-plugin",
    "disabled",
    multiple=True,
    metavar="NAME",
    help="Leave this plugin out; may be repeated. DIPLOTRACK_DISABLE_PLUGINS does the same.",
)
@click.pass_context
def cli(context: click.Context, *, disabled: tuple[str, ...]) -> None:
    """Who met whom, who promised what, by when: records out of diplomatic reporting, each with its quotation."""
    if context.invoked_subcommand is None:
        raise click.UsageError("give a command: " + ", ".join(cli.list_commands(context)))
    if context.obj is None:
        context.obj = Registry(disable=disabled)
    context.with_resource(notices())


_COMMANDS = (
    read, export, compare, plugins, new_plugin, schema,
    track, list_, show, open_, overdue, log,
    suggestions, confirm, merge, split, correct, undo,
)  # fmt: skip
for command in _COMMANDS:
    cli.add_command(command)


def run(arguments: list[str], registry: Registry | None) -> int:
    """Run the command line; see `diplotrack.cli.main`."""
    if sys.stdout is None:
        complain("error", "standard output is closed")
        return FAILED
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that cannot show a letter shows its escape; JSON Lines are UTF-8 whatever the terminal is.
            stream.reconfigure(errors="backslashreplace")
    try:
        with _termination():
            status = cli.main(arguments, prog_name="diplotrack", standalone_mode=False, obj=registry)
    except click.Abort:
        return INTERRUPTED
    except click.ClickException as error:
        context = getattr(error, "ctx", None)
        where = context.command_path if context else "diplotrack"
        complain("error", f"{error.format_message().rstrip('.')} (see “{where} --help”)")
        return USAGE
    return int(status or 0)


def _failed(error: Exception) -> int:
    """Say what failed; a reader that went away is no failure worth a word, as with other tools."""
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, BrokenPipeError):
        cause = cause.__cause__
    if cause is not None:
        _forget_stdout()
        return PIPE_CLOSED
    if isinstance(error, OSError):
        complain("error", f"<stdout>: cannot be written: {error.strerror or error}")
    else:
        complain("error", str(error))
    _forget_stdout()
    return FAILED


def _forget_stdout() -> None:
    """Let what standard output could not take go to nowhere, so that Python does not try again as it ends."""
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        with contextlib.suppress(OSError, ValueError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, sys.stdout.fileno())
            os.close(nowhere)


@contextlib.contextmanager
def _termination() -> Iterator[None]:
    """While the block runs, SIGTERM ends it in order: half-written files are removed."""
    if signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL:
        yield
        return

    def end(number: int, _: FrameType | None) -> None:
        raise SystemExit(128 + number)

    try:
        signal.signal(signal.SIGTERM, end)
    except ValueError:  # Not the main thread: whoever started us sees to signals.
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
