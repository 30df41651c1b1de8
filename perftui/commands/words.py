"""The words of the command line library, in the languages of the catalogue.

The library takes its texts from gettext's current domain. Ours becomes that domain, and the texts that a user of
perftui can meet are named here, so that they are translated with the rest.
"""

from __future__ import annotations

import gettext
import os
from types import MappingProxyType

from perftui.messages import LOCALE_FOLDER, Language, counted, msg

_LOCALES = MappingProxyType({Language.ENGLISH: "en", Language.CHINESE: "zh_CN"})

CLICK_WORDS = (
    msg("Options"),
    msg("Commands"),
    msg("Positional arguments"),
    msg("Show this message and exit."),
    msg("required"),
    msg("default: {default}"),
    msg("Error: {message}"),
    msg("Try '{command} {option}' for help."),
    msg("Missing command."),
    msg("Missing argument"),
    msg("Missing option"),
    msg("Missing parameter"),
    msg("Invalid value: {message}"),
    msg("Invalid value for {param_hint}: {message}"),
    msg("No such option: {name}"),
    msg("No such option {name!r}."),
    msg("No such command {name!r}."),
    msg("Choose from:\n\t{choices}"),
    msg("Option {name!r} does not take a value."),
    msg("{value!r} is not a valid {number_type}."),
    msg("{value} is not in the range {range}."),
    msg("{name} {filename!r} does not exist."),
    msg("{name} {filename!r} is a file."),
    msg("{name} {filename!r} is a directory."),
    msg("file"),
    msg("directory"),
    msg("path"),
    counted("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)", 1),
    counted("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})", 1),
    counted("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments.", 1),
    counted("{value!r} is not {choice}.", "{value!r} is not one of {choices}.", 1),
)


def speak(lang: Language) -> None:
    """Let the library speak `lang` in this process."""
    os.environ["LANGUAGE"] = _LOCALES[lang]  # gettext has no other way to be told
    gettext.bindtextdomain("perftui", str(LOCALE_FOLDER))
    gettext.textdomain("perftui")
