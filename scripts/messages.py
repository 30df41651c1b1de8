"""Keep the catalogue of messages: find them in the code and in the pages of the rules, take in translations, compile.

python scripts/messages.py update             take new messages from the code, drop the unused ones, compile
python scripts/messages.py add FILE.json      the same, after taking translations {"English": "中文"} from FILE
python scripts/messages.py check              fail on a missing translation, a message that the catalogue cannot
                                              know, or a catalogue that is out of date
"""

from __future__ import annotations

import ast
import fcntl
import io
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir, extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from perftui.rules.registry import registry

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "perftui"
FOLDER = PACKAGE / "locale" / "zh_CN" / "LC_MESSAGES"
SOURCE = FOLDER / "perftui.po"
COMPILED = FOLDER / "perftui.mo"
KEYWORDS = {"msg": (1,), "counted": (1, 2)}
PLURAL_FORMS = 1
PLACE = re.compile(r"{(\w+)[^}]*}")


def template() -> Catalog:
    """All messages that the extractor finds in the code."""
    catalogue = Catalog(project="perftui", locale="zh_CN", charset="utf-8")
    found = extract_from_dir(PACKAGE, method_map=[("**.py", "python")], keywords=KEYWORDS)
    for name, _line, message, comments, context in sorted(found, key=lambda row: (row[0], row[1])):
        catalogue.add(message, locations=[(f"perftui/{name}", 0)], auto_comments=comments, context=context)
    for each in registry():
        for text in each.page.messages():
            catalogue.add(text, locations=[(f"{each.origin.replace('.', '/')}.py", 0)])
    return catalogue


def hidden(package: Path = PACKAGE) -> list[str]:
    """The calls that the extractor does not see, so that their messages would stay English."""
    faults = []
    for path in sorted(package.rglob("*.py")):
        found = extract_from_file("python", path, keywords=KEYWORDS)
        seen = Counter(message for _line, message, _comments, _context in found)
        for line, message, known in _calls(ast.parse(path.read_text("utf-8"))):
            seen[message] -= 1
            fault = known or ("the extractor does not see this" if seen[message] < 0 else "")
            if fault:
                faults.append(f"{path.relative_to(package.parent)}:{line}: {fault}")
    return faults


def _calls(tree: ast.Module) -> Iterator[tuple[int, str | tuple[str, ...], str]]:
    """Each call that makes a message: its line, its templates, and why the extractor might miss it."""
    inside = {id(node) for text in ast.walk(tree) if isinstance(text, ast.JoinedStr) for node in ast.walk(text)}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and any(name.name in KEYWORDS and name.asname for name in node.names):
            yield node.lineno, "", "the extractor does not know this name"
        if not isinstance(node, ast.Call) or (places := KEYWORDS.get(_name(node.func))) is None:
            continue
        literals = [each.value for each in node.args[: len(places)] if isinstance(each, ast.Constant)]
        templates = tuple(each for each in literals if isinstance(each, str))
        fault = ""
        if len(templates) < len(places):
            fault = "a template is a plain literal"
        elif id(node) in inside:
            fault = "inside an f-string, where Python 3.11 has no tokens"
        yield node.lineno, templates if len(places) > 1 else "".join(templates), fault


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def current() -> Catalog:
    """The catalogue as it stands on disk."""
    if not SOURCE.exists():
        return Catalog(project="perftui", locale="zh_CN", charset="utf-8")
    return read_po(io.BytesIO(SOURCE.read_bytes()), locale="zh_CN")


def merged(translations: dict[str, str]) -> Catalog:
    """The messages of the code with the translations on disk, and `translations` over them."""
    known = {message.id: message.string for message in current() if message.id}
    catalogue = template()
    for message in catalogue:
        if not message.id:
            continue
        singular = str(message.id[0] if message.pluralizable else message.id)
        given = translations.get(singular)
        old = known.get(message.id)
        if given is not None:
            message.string = (given,) * PLURAL_FORMS if message.pluralizable else given
        elif old:
            message.string = old
        message.flags.discard("fuzzy")
    return catalogue


def render(catalogue: Catalog) -> bytes:
    """The text of the `.po` file: sorted, without dates and line numbers, so that it merges and never churns."""
    buffer = io.BytesIO()
    write_po(buffer, catalogue, sort_output=True, width=0, omit_header=True, include_lineno=False)
    header = 'msgid ""\nmsgstr ""\n"Language: zh_CN\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    return (header + '"Plural-Forms: nplurals=1; plural=0;\\n"\n\n').encode() + buffer.getvalue()


def compiled(catalogue: Catalog) -> bytes:
    """The `.mo` file."""
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def faults(catalogue: Catalog) -> list[str]:
    """What is missing: a translation, or a named place that only one of the two languages has."""
    missing = []
    for message in catalogue:
        if not message.id:
            continue
        ids = [*message.id] if message.pluralizable else [str(message.id)]
        strings = [*(message.string or ())] if message.pluralizable else [str(message.string or "")]
        if not strings or not all(strings):
            missing.append(f"not translated: {ids[0]!r}")
        elif {*PLACE.findall(ids[-1])} != {*PLACE.findall(strings[0])}:
            missing.append(f"places differ: {ids[0]!r} / {strings[0]!r}")
    return missing


def main(arguments: list[str]) -> int:
    """Run one of the three commands of this script's description."""
    command = arguments[0] if arguments else "check"
    if command == "check":
        catalogue = merged({})
        found = [*hidden(), *faults(catalogue)]
        if not SOURCE.exists() or SOURCE.read_bytes() != render(catalogue):
            found.append(f"out of date: {SOURCE.relative_to(ROOT)}; run make messages")
        print("\n".join(found) or "the catalogue is complete")
        return 1 if found else 0
    translations: dict[str, str] = json.loads(Path(arguments[1]).read_text("utf-8")) if command == "add" else {}
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        catalogue = merged(translations)
        SOURCE.write_bytes(render(catalogue))
        COMPILED.write_bytes(compiled(read_po(io.BytesIO(SOURCE.read_bytes()), locale="zh_CN")))
    (FOLDER / ".lock").unlink(missing_ok=True)
    print("\n".join(faults(catalogue)) or "the catalogue is complete")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
