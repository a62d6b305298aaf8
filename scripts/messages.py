"""`python scripts/messages.py [APP…] [--check]`: brings the Chinese texts of the platform's apps up to date and compiles them.

Every text in code and templates is an English msgid; `locale/zh_Hans/LC_MESSAGES/django.po` of its app holds the Chinese.
New texts are added there without a translation, those that nothing uses any more are taken out. With `--check` nothing is
written: the command fails where a text has no Chinese, or a compiled file is older than its texts.
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import polib
from django.utils.translation.template import templatize

WEB = Path(__file__).resolve().parent.parent / "src" / "gongkai_web"
_CALLS = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy", "npgettext"}
_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")

Text = tuple[str | None, str, str | None]
"""Context, text, plural."""


def texts_of(app: Path) -> set[Text]:
    """Every text that an app's modules and templates ask a translation for."""
    found: set[Text] = set()
    for path in sorted(app.rglob("*.py")):
        found |= set(_calls(ast.parse(path.read_text(encoding="utf-8"))))
    for path in sorted((app / "templates").rglob("*.*")):
        code = templatize(path.read_text(encoding="utf-8"), origin=str(path))
        for call in re.finditer(r"\b(?:n?p?gettext|_)\s*\(", code):
            found |= set(_calls(_expression(code[call.start() :])))
    return found


def _expression(code: str) -> ast.AST:
    """The call that a text begins with."""
    depth = 0
    for place, sign in enumerate(_unquoted(code)):
        depth += (sign == "(") - (sign == ")")
        if sign == ")" and depth == 0:
            return ast.parse(code[: place + 1].strip())
    return ast.Module([], [])


def _unquoted(code: str) -> Iterator[str]:
    """The signs of a line of Python, those inside quotes as blanks."""
    quote = ""
    skip = False
    for sign in code:
        if skip:
            skip = False
            yield " "
        elif quote:
            skip = sign == "\\"
            quote = "" if sign == quote else quote
            yield " "
        else:
            quote = sign if sign in "'\"" else ""
            yield " " if quote else sign


def _calls(tree: ast.AST) -> Iterator[Text]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr if isinstance(node.func, ast.Attribute) else ""
        words = [one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
        if name not in _CALLS or not words:
            continue
        context = words.pop(0) if "pgettext" in name else None
        yield context, words[0], words[1] if name.startswith("n") and len(words) > 1 else None


def brought_up(app: Path) -> polib.POFile:
    """The app's file with every text that it needs, and no other."""
    path = app / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po"
    known_before = polib.pofile(str(path)) if path.exists() else ()
    old: dict[tuple[str | None, str], polib.POEntry] = {(one.msgctxt, one.msgid): one for one in known_before}
    new = polib.POFile(wrapwidth=0)
    new.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Language": "zh_Hans", "Plural-Forms": "nplurals=1; plural=0;"}
    for context, text, plural in sorted(texts_of(app), key=lambda one: (one[1], one[0] or "")):
        known = old.get((context, text))
        entry = polib.POEntry(msgctxt=context, msgid=text)
        if plural is not None:
            entry.msgid_plural = plural
            entry.msgstr_plural = {0: known.msgstr_plural.get(0, "") if known else ""}
        else:
            entry.msgstr = known.msgstr if known else ""
        new.append(entry)
    return new


def faults_of(app: Path, texts: polib.POFile) -> Iterator[str]:
    """What is not as it must be: a text without Chinese, or whose placeholders differ."""
    for entry in texts:
        chinese = entry.msgstr_plural.get(0, "") if entry.msgid_plural else entry.msgstr
        if not chinese:
            yield f"{app.name}: no Chinese for {entry.msgid!r}"
        elif set(_PLACEHOLDER.findall(chinese)) - set(_PLACEHOLDER.findall(entry.msgid + entry.msgid_plural)):
            yield f"{app.name}: the Chinese of {entry.msgid!r} has a placeholder that it lacks"


def main(arguments: list[str]) -> int:
    """Answers 1 when something is untranslated, or with `--check` not written."""
    names = [one for one in arguments if not one.startswith("--")]
    apps = [WEB / name for name in names] if names else sorted(path for path in WEB.iterdir() if (path / "__init__.py").exists())
    faults: list[str] = []
    for app in apps:
        texts = brought_up(app)
        if not len(texts):
            continue
        faults += faults_of(app, texts)
        folder = app / "locale" / "zh_Hans" / "LC_MESSAGES"
        written = {folder / "django.po": str(texts).encode() + b"\n", folder / "django.mo": texts.to_binary()}
        for path, content in written.items():
            if path.exists() and path.read_bytes() == content:
                continue
            if "--check" in arguments:
                faults.append(f"{app.name}: {path.name} is not up to date; run python scripts/messages.py {app.name}")
            else:
                folder.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
    print("\n".join(faults), file=sys.stderr, end="\n" if faults else "")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
