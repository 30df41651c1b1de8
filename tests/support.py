"""What several tests need: declarations from text, and texts kept to compare with."""

import os
from pathlib import Path

from perftui.language.reader import read
from perftui.model import Project
from perftui.workspace import Workspace, load

ROOT = Path(__file__).parent.parent
DECLARATIONS = ROOT / "declarations"
GOLDEN = Path(__file__).parent / "golden"

WHOLE = """\
项目 高性能计算服务经费
  项目编码: 310000-26-001
  年度: 2026
  项目性质: 经常性专项业务费
  项目类别: 特定目标类
  主管部门: 上海市数据局
  实施单位: 上海市大数据中心
  计划开始日期: 2026-01-01
  计划完成日期: 2026-12-31

  项目资金总额:
    财政资金: 3800 万元
    其他资金: 0.5 元

  年度资金申请总额: 38,000,000.00 元
    当年财政拨款: 37,000,000.00 元
    上年结转资金: 1,000,000.00 元
    其他资金: 0.00 元

  项目总目标:
    | 三年内建成公共算力平台。

  年度总体目标:
    | 继续为气象局、环境监测中心等公益类用户提供机时服务，
    | 切实做好高性能计算服务工作，减轻高校院所项目研发负担。
    |
    | 满足 GPU
    | cluster 需求。

  成本指标 / 经济成本指标
    - 成本测算合理: 合理

  产出指标 / 数量指标
    - 上海市气象局机时量 > 11000 万核小时
      数据来源: 机时统计月报
      分值: 10.5

    - 培训数量: ?
      待核: 来源表格缺数值

  产出指标 / 质量指标
    - 主机系统全年可用率 ≥ 99.50 %

  产出指标 / 时效指标
    - 完成验收 ≤ 2026-11-30

  满意度指标 / 服务对象满意度指标
    - "公益类用户 A:B 满意度" ≥ 90 %
"""
"""A declaration with every field of the form and every kind of target; it reads without a finding."""


def project(text: str) -> Project:
    """The first project of `text`."""
    document, _found = read(text, "x.perf")
    return document.projects[0]


def workspace(folder: Path, **texts: str) -> Workspace:
    """The files `NAME.perf` with these texts, written to `folder` and read."""
    for name, text in texts.items():
        (folder / f"{name}.perf").write_text(text, "utf-8")
    return load([folder])


def golden(name: str, text: str) -> None:
    """Compare with the kept text; `PERFTUI_UPDATE_GOLDEN=1` keeps the new one instead."""
    path = GOLDEN / name
    if os.environ.get("PERFTUI_UPDATE_GOLDEN"):
        path.write_text(text, "utf-8", newline="\n")
    assert text == path.read_text("utf-8")
