"""Write docs/reference/cli.md from the help of the commands: `python scripts/cli_reference.py`."""

from collections.abc import Iterator
from pathlib import Path

import click

from gongkai.cli import main

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "cli.md"
_WIDTH = 100
_HEAD = """# The command line

Written by `scripts/cli_reference.py` from the help of the commands; do not edit.

- Data goes to standard output, everything else to standard error. `-` is standard input or output. Files written with `-o` appear whole
  or not at all.
- `--json` prints NDJSON: one object a line, keys in a fixed order, UTF-8. Same input, same bytes.
- Every file is read in a child process with 512 MB of memory, without network, and with 10 seconds of processor time or 5 seconds a
  megabyte, whichever is more. A file that cannot be read stops nothing: it is listed at the end, and in JSON it has an `error`.
- Exit codes: `0` done; `1` a rule of severity error is violated (`check`), or the command could not do its work; `2` wrong usage;
  `141` who read the output went away (`| head`). `read` and `corpus read` answer `0` also when files were refused.
- `GONGKAI_LANG=en` makes English the language of messages, `NO_COLOR=1` takes the colours away.
"""


def page() -> str:
    """The whole page."""
    return "\n".join([_HEAD, *_sections(main, "gongkai", None)])


def _sections(command: click.Command, name: str, parent: click.Context | None) -> Iterator[str]:
    settings = {**command.context_settings, "terminal_width": _WIDTH, "max_content_width": _WIDTH}
    context = click.Context(command, info_name=name, parent=parent, **settings)
    title = context.command_path
    yield f"## {title}\n\n```text\n{command.get_help(context)}\n```\n"
    if isinstance(command, click.Group):
        for inner in sorted(command.commands):
            yield from _sections(command.commands[inner], inner, context)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
