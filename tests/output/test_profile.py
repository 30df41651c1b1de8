"""The time of each rule beside the time of reading."""

from perftui.messages import Language, set_language
from perftui.output.profile import profile_text


def test_the_slowest_rule_comes_first_and_the_sum_last() -> None:
    assert profile_text({"M201": 0.001, "D601": 0.003}, 0.002).splitlines() == [
        "Rule             ms   Share",
        "──────────────  ───  ──────",
        "D601 dup-in     3.0   75.0%",
        "M201 money-sum  1.0   25.0%",
        "──────────────  ───  ──────",
        "All rules       4.0  100.0%",
        "reading: 2.0 ms; rules / reading: 2.00",
    ]


def test_it_speaks_chinese() -> None:
    set_language(Language.CHINESE)
    assert profile_text({"M201": 0.001}, 0.002).splitlines()[-1] == "读取：2.0 毫秒；检查与读取之比：0.50"
