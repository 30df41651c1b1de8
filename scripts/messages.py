"""Keep the catalogue of messages: find them in the code and in the pages of the rules, take in translations, compile.

python scripts/messages.py update             take new messages from the code, drop the unused ones, compile
python scripts/messages.py add FILE.json      the same, after taking translations {"English": "中文"} from FILE
python scripts/messages.py check              fail on a missing translation or a catalogue that is out of date
"""

from __future__ import annotations

import fcntl
import io
import json
import re
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from perftui.rules.registry import registry

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "perftui"
FOLDER = PACKAGE / "locale" / "zh_CN" / "LC_MESSAGES"
SOURCE = FOLDER / "perftui.po"
COMPILED = FOLDER / "perftui.mo"
KEYWORDS = {"msg": None, "counted": (1, 2)}
PLURAL_FORMS = 1
PLACE = re.compile(r"{(\w+)[^}]*}")


def template() -> Catalog:
    """All messages that the code names."""
    catalogue = Catalog(project="perftui", locale="zh_CN", charset="utf-8")
    found = extract_from_dir(PACKAGE, method_map=[("**.py", "python")], keywords=KEYWORDS)
    for name, _line, message, comments, context in sorted(found, key=lambda row: (row[0], row[1])):
        catalogue.add(message, locations=[(f"perftui/{name}", 0)], auto_comments=comments, context=context)
    for each in registry():
        for text in each.page.messages():
            catalogue.add(text, locations=[(f"{each.origin.replace('.', '/')}.py", 0)])
    return catalogue


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
        found = faults(catalogue)
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
