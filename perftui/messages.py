"""Messages in English and Simplified Chinese, from one catalogue.

A message is a template and its named values, so that it can be shown in either language at any time; the
template is English and is the catalogue's key. The words of the form itself are Chinese in both languages.
"""

from __future__ import annotations

import gettext
import os
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

LOCALE_FOLDER = Path(__file__).parent / "locale"
LANGUAGE_VARIABLE = "PERFTUI_LANG"


_INNER_QUOTES = str.maketrans("“”‘’", "‘’“”")
"""Quotes inside of quotes are of the other kind, and theirs again of the first."""


class Language(StrEnum):
    """The languages of the catalogue."""

    ENGLISH = "en"
    CHINESE = "zh"


class _Current:
    language: Language | None = None


class Message(NamedTuple):
    """A template of the catalogue with its values; `str()` gives it in the language in force.

    `other` is the second form of the template: its plural, if it has one. A check makes many messages, as named tuples
    like the findings that they belong to.
    """

    template: str
    values: tuple[tuple[str, object], ...] = ()
    other: str = ""

    def __str__(self) -> str:
        return self.text(language())

    def text(self, lang: Language) -> str:
        """The message in `lang`."""
        values = dict(self.values)
        if self.other:
            count = values["count"]
            if not isinstance(count, int):
                raise TypeError(self.template)
            template = _catalogue(lang).ngettext(self.template, self.other, count)
        else:
            template = _catalogue(lang).gettext(self.template)
        return _filled(template, values, lang)


class Bilingual(Message):
    """A text that no catalogue knows, such as a bureau's own; without Chinese it is the same in both languages."""

    __slots__ = ()

    @property
    def chinese(self) -> str:
        """What it is in Chinese; empty where it is the same."""
        return self.other

    def text(self, lang: Language) -> str:
        """The text in `lang`."""
        template = self.chinese if self.chinese and lang is Language.CHINESE else self.template
        return _filled(template, dict(self.values), lang)


def _escaped(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _filled(template: str, values: Mapping[str, object], lang: Language) -> str:
    shown = {key: value.text(lang) if isinstance(value, Message) else value for key, value in values.items()}
    if "“{" in template:
        shown.update(
            (key, value.translate(_INNER_QUOTES))
            for key, value in shown.items()
            if isinstance(value, str) and f"“{{{key}}}”" in template
        )
    return template.format_map(shown)


def msg(template: str, /, **values: object) -> Message:
    """A message of the catalogue; `values` fill the named places of its template."""
    # As `Message(…)`, without the call in between: a check says little else as often.
    return tuple.__new__(Message, (template, tuple(values.items()), "")) if values else _plain(template)


def bilingual(english: str, chinese: str = "", /, **values: object) -> Bilingual:
    """A message with its translation beside it, for what stands in no catalogue."""
    return Bilingual(english, tuple(values.items()), chinese)


def verbatim(english: str, chinese: str = "") -> Bilingual:
    """A text in which braces are no places."""
    return Bilingual(_escaped(english), other=_escaped(chinese))


def unescaped(text: Bilingual) -> Bilingual:
    """A text of `verbatim` with its braces as they were."""
    return Bilingual(text.text(Language.ENGLISH), other=text.chinese and text.text(Language.CHINESE))


def counted(singular: str, plural: str, /, count: int, **values: object) -> Message:
    """A message whose form depends on `count`."""
    return Message(singular, (("count", count), *values.items()), plural)


def language() -> Language:
    """The language in force: as set, else `PERFTUI_LANG`, else the locale, else English."""
    if _Current.language is None:
        _Current.language = language_of(os.environ)
    return _Current.language


def set_language(lang: Language | None) -> None:
    """Put `lang` in force for this process; `None` asks the environment again."""
    _Current.language = lang


def language_of(environment: Mapping[str, str]) -> Language:
    """The language that `PERFTUI_LANG` or the locale of `environment` asks for."""
    for variable in (LANGUAGE_VARIABLE, "LC_ALL", "LC_MESSAGES", "LANG"):
        wanted = environment.get(variable, "").strip().lower()
        if wanted:
            return Language.CHINESE if wanted.startswith("zh") else Language.ENGLISH
    return Language.ENGLISH


def unknown_language(environment: Mapping[str, str]) -> Message | None:
    """What to say where `PERFTUI_LANG` asks for a language that there is not; a locale may be of any."""
    wanted = environment.get(LANGUAGE_VARIABLE, "").strip()
    if not wanted or wanted.lower().startswith(tuple(Language)):
        return None
    known = " / ".join(Language)
    return msg("{variable} is {value}: it can be {known}", variable=LANGUAGE_VARIABLE, value=wanted, known=known)


_plain = lru_cache(maxsize=None)(Message)
"""One message for a template without places, however often it is said."""


@lru_cache(maxsize=len(Language))
def _catalogue(lang: Language) -> gettext.NullTranslations:
    if lang is Language.ENGLISH:
        return gettext.NullTranslations()
    return gettext.translation("perftui", LOCALE_FOLDER, languages=["zh_CN"])
