"""Pictures give every word its place, whatever font the viewer has."""

from perftui.tui.terminal.screenshot import tidied

TEXT = '<text class="a" x="12.2" y="20" textLength="73.2" clip-path="url(#l)">%s</text>'


def test_a_chinese_word_has_its_true_length() -> None:
    assert 'x="12.2" y="20" textLength="48.8"' in tidied(TEXT % "绩效")


def test_words_after_blanks_stand_in_their_cells() -> None:
    picture = tidied(TEXT % "&#160;&#160;绩a")
    assert 'x="36.6"' in picture
    assert 'x="61.0"' in picture
    assert "&#160;" not in picture


def test_markup_in_a_word_stays_escaped() -> None:
    assert ">&lt;b&gt;<" in tidied(TEXT % "&lt;b&gt;")


def test_no_font_comes_from_elsewhere() -> None:
    assert "example.org" not in tidied('<style>@font-face {\n src: url("https://example.org/f.woff2");\n}\nb</style>')
    assert tidied('<style>@font-face {\n src: url("https://example.org/f.woff2");\n}\nb</style>').startswith("<style>b")
