"""The same facts in the formats of the peers.

Every format carries each field, amount, goal, indicator and note. JSON, TOML, YAML and HCL2 hold the structure of
the published JSON, with amounts, values and dates as strings, which spares those readers the conversion that
perftui does. Beancount has no nesting: a declaration is a transaction with the fields as metadata and the funds as
postings, and each indicator a `custom` directive behind it, the fastest of the forms that keep its parts apart.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from importlib import import_module
from types import MappingProxyType

import tomli_w

from perftui.model import Deadline, Field, Funds, Goal, Indicator, Project, Quality, Quantity

Plain = dict[str, object]
"""Strings, lists and dictionaries: what a text format can hold. Absent facts have no key."""


def facts(projects: tuple[Project, ...]) -> Plain:
    """What the projects say, without their places."""
    return {"projects": [_project(project) for project in projects]}


def to_json(content: Plain) -> str:
    """JSON, indented by two."""
    return json.dumps(content, ensure_ascii=False, indent=2)


def to_toml(content: Plain) -> str:
    """TOML, as tomli-w writes it."""
    return tomli_w.dumps(content)


def to_yaml(content: Plain) -> str:
    """YAML, as PyYAML writes it."""
    yaml = import_module("yaml")
    return str(yaml.dump(content, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1 << 16))


def to_hcl(content: Plain) -> str:
    """HCL2: a block a project, a block an indicator, attributes inside."""
    return "".join(_block("project", project, "") for project in _rows(content, "projects"))


def to_beancount(content: Plain) -> str:
    """Beancount: a transaction a project, a `custom` directive an indicator."""
    return "\n".join("".join(_directives(project)) for project in _rows(content, "projects"))


WRITERS: MappingProxyType[str, Callable[[Plain], str]] = MappingProxyType(
    {"json": to_json, "toml": to_toml, "yaml": to_yaml, "hcl": to_hcl, "beancount": to_beancount}
)
"""How to write a format, by the suffix of its files."""


def _project(project: Project) -> Plain:
    fields: dict[str, Field[object] | None] = {
        "code": project.code,
        "year": project.year,
        "nature": project.nature,
        "category": project.category,
        "supervisor": project.supervisor,
        "implementer": project.implementer,
        "start": project.start,
        "end": project.end,
    }
    plain: Plain = {"name": project.name}
    plain |= {key: str(field.value) for key, field in fields.items() if field is not None}
    plain |= _funds("project_funds", project.project_funds) | _funds("annual_funds", project.annual_funds)
    plain |= _goal("total_goal", project.total_goal) | _goal("annual_goal", project.annual_goal)
    plain["indicators"] = [_indicator(indicator) for indicator in project.indicators]
    return plain


_PARTS = MappingProxyType(
    {"财政资金": "fiscal", "当年财政拨款": "fiscal", "上年结转资金": "carryover", "其他资金": "other"}
)


def _funds(key: str, funds: Funds | None) -> Plain:
    if funds is None:
        return {}
    total = {"total": str(funds.written.value)} if funds.written else {}
    return {key: total | {_PARTS[part.key]: str(part.value) for part in funds.parts}}


def _goal(key: str, goal: Goal | None) -> Plain:
    return {key: goal.text} if goal is not None else {}


def _indicator(indicator: Indicator) -> Plain:
    plain: Plain = {"level1": indicator.level1, "level2": indicator.level2, "name": indicator.name}
    target = indicator.target
    plain["kind"] = str(target.kind)
    if isinstance(target, Quantity):
        plain |= {"operator": str(target.operator), "value": str(target.value), "unit": target.unit}
    elif isinstance(target, Deadline):
        plain |= {"operator": str(target.operator), "value": target.day.isoformat()}
    elif isinstance(target, Quality):
        plain["text"] = target.text
    if indicator.notes:
        plain["notes"] = indicator.attributes
    return plain


def _rows(content: Plain, key: str) -> list[Plain]:
    rows = content[key]
    assert isinstance(rows, list)  # noqa: S101 - `facts` makes a list of it
    return rows


def _table(content: Plain, key: str) -> Plain:
    table = content.get(key, {})
    assert isinstance(table, dict)  # noqa: S101 - `facts` makes a dictionary of it
    return table


def _quoted(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _block(kind: str, content: Plain, indent: str) -> str:
    """One HCL block; a dictionary becomes an object, a list a block for each of its rows."""
    inside = indent + "  "
    lines = [f"{indent}{kind} {{\n"]
    for key, value in content.items():
        if isinstance(value, list):
            lines.extend(_block(key.removesuffix("s"), row, inside) for row in value)
        elif isinstance(value, dict):
            entries = ", ".join(f"{_quoted(name)} = {_quoted(text)}" for name, text in value.items())
            lines.append(f"{inside}{key} = {{ {entries} }}\n")
        else:
            lines.append(f"{inside}{key} = {_quoted(value)}\n")
    return "".join([*lines, f"{indent}}}\n"])


def _directives(project: Plain) -> Iterator[str]:
    day = project.get("start", "2026-01-01")
    yield f"{day} * {_quoted(project.get('supervisor', ''))} {_quoted(project['name'])}\n"
    for key, value in project.items():
        if isinstance(value, str) and key not in {"name", "supervisor", "start"}:
            yield f"  {key.replace('_', '-')}: {value if key == 'end' else _text(value)}\n"
    for key, account in (("project_funds", "Income:Project"), ("annual_funds", "Income:Annual")):
        for part, amount in _table(project, key).items():
            yield f"  {account}:{part.title()}  {amount} CNY\n"
    for indicator in _rows(project, "indicators"):
        yield from _custom(str(day), indicator)


def _custom(day: str, indicator: Plain) -> Iterator[str]:
    parts = [_text(indicator[key]) for key in ("kind", "level1", "level2", "name")]
    if "operator" in indicator:
        parts += [_text(indicator["operator"]), str(indicator["value"])]
    parts += [_text(indicator[key]) for key in ("unit", "text") if key in indicator]
    yield f'{day} custom "indicator" {" ".join(parts)}\n'
    for number, (key, text) in enumerate(_table(indicator, "notes").items(), start=1):
        yield f"  note-{number}: {_text(f'{key}: {text}')}\n"


def _text(value: object) -> str:
    """A string of beancount, which may run over several lines."""
    return '"' + str(value).replace("\\", "\\\\").replace('"', '\\"') + '"'
