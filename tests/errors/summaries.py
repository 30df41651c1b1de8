"""Every message that the language or a rule can sum a finding up with, collected from the code.

The second argument of a call `….at(span, summary)` is a summary. It is a literal `msg("…")` or `counted("…", "…")`, a
choice between some, a name or a table of some, what a function returns, a field of a record, or a parameter, whose
arguments then are summaries in turn. Functions, records and names are those of the module and of what it imports.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.support import ROOT

FOLDERS = (ROOT / "perftui" / "language", ROOT / "perftui" / "rules")
NOT_FROM_A_FILE = {"the rule {rule} failed: {error}"}
"""No text of a declaration makes a rule fail."""

NOT_OURS = ROOT / "perftui" / "rules" / "stated.py"
"""What is said of the findings of a bureau's rules is the bureau's."""

_MAKERS = {"msg", "counted"}


Template = tuple[str, str]
"""A template, and the file and line that it stands on."""


def summaries() -> dict[str, str]:
    """All templates of summaries, and where each stands.

    Raises:
        LookupError: a summary is made in a way that cannot be followed here.
    """
    _module.cache_clear()  # what was followed once is not followed again
    paths = [path for folder in FOLDERS for path in sorted(folder.rglob("*.py")) if path != NOT_OURS]
    found = {template: f"{place}: {template}" for path in paths for template, place in templates(path)}
    return {template: place for template, place in found.items() if template not in NOT_FROM_A_FILE}


def templates(path: Path) -> Iterator[Template]:
    """The templates of summaries in one module, in the order of the code."""
    return _module(path).all()


@dataclass(frozen=True, slots=True)
class _Scope:
    """A function of a module, or the module itself."""

    node: ast.FunctionDef | ast.Module

    @property
    def parameters(self) -> list[str]:
        """The names of the parameters, without that of the object itself."""
        if isinstance(self.node, ast.Module):
            return []
        arguments = self.node.args
        names = [argument.arg for argument in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)]
        return names[1:] if names[:1] == ["self"] else names

    def values(self, name: str) -> Iterator[ast.expr]:
        """What is assigned to `name`, also as one of several."""
        for node in ast.walk(self.node):
            match node:
                case ast.Assign(targets=[target], value=value) | ast.For(target=target, iter=value):
                    yield from _part(target, value, name)
                case (
                    ast.AnnAssign(target=target, value=ast.expr() as value) | ast.NamedExpr(target=target, value=value)
                ):
                    yield from _part(target, value, name)

    def returned(self) -> Iterator[ast.expr]:
        """What the function gives back."""
        return (node.value for node in ast.walk(self.node) if isinstance(node, ast.Return) and node.value)


class _Module:
    """The summaries of one module."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.whole = _Scope(ast.parse(path.read_text("utf-8")))
        self.functions: dict[str, _Scope] = {}
        self.records: dict[str, list[str]] = {}
        self.calls: list[tuple[ast.Call, _Scope]] = []
        self.followed: set[tuple[str, str]] = set()
        self._neighbours: list[Path] = []
        self._collect(self.whole.node, self.whole)

    def _collect(self, node: ast.AST, scope: _Scope) -> None:
        for child in ast.iter_child_nodes(node):
            inner = scope
            if isinstance(child, ast.FunctionDef):
                inner = self.functions[child.name] = _Scope(child)
            elif isinstance(child, ast.ClassDef):
                self.records[child.name] = [
                    line.target.id
                    for line in child.body
                    if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name)
                ]
            elif isinstance(child, ast.ImportFrom) and child.module:
                path = ROOT / child.module.replace(".", "/")
                self._neighbours += [path.with_suffix(".py")] if path.parent.is_relative_to(ROOT / "perftui") else []
            elif isinstance(child, ast.Call):
                self.calls.append((child, scope))
            self._collect(child, inner)

    @property
    def within_reach(self) -> Iterator[_Module]:
        """The module itself and those of the package that it imports from."""
        yield self
        yield from (
            _module(path) for path in self._neighbours if path.exists() and any(path.is_relative_to(f) for f in FOLDERS)
        )

    def all(self) -> Iterator[Template]:
        """The summaries in the order of the code."""
        for call, scope in self.calls:
            if _called(call) == "at":
                for summary in _handed_over(call, ["span", "summary"], "summary"):
                    yield from self.follow(summary, scope)

    def follow(self, expression: ast.expr, scope: _Scope) -> Iterator[Template]:
        """The templates that `expression` can be."""
        match expression:
            case ast.Call(args=[ast.Constant(value=str(template)), *_]) if _called(expression) in _MAKERS:
                yield template, self.place(expression)
            case ast.Constant(value=None):
                return
            case ast.IfExp(body=first, orelse=second):
                yield from self.follow(first, scope)
                yield from self.follow(second, scope)
            case ast.Name(id=name) if name in scope.parameters:
                yield from self.arguments(name, scope)
            case ast.Name(id=name) if values := [*scope.values(name)]:
                yield from (found for value in values for found in self.follow(value, scope))
            case ast.Call() if home := self.home_of(_called(expression)):
                yield from home.returned(_called(expression))
            case ast.Attribute(attr=name) if home := self.home_of_field(name):
                yield from home.fields(name)
            case _:
                yield from self.within(expression)

    def home_of(self, function: str) -> _Module | None:
        """The module within reach that defines a function."""
        return next((module for module in self.within_reach if function in module.functions), None)

    def home_of_field(self, name: str) -> _Module | None:
        """The module within reach that defines a record with a field of that name."""
        return next(
            (module for module in self.within_reach for fields in module.records.values() if name in fields), None
        )

    def returned(self, name: str) -> Iterator[Template]:
        """The templates that the function `name` gives back."""
        function = self.functions[name]
        if self.first_time(name, ""):
            yield from (found for value in function.returned() for found in self.follow(value, function))

    def arguments(self, name: str, function: _Scope) -> Iterator[Template]:
        """The templates that are handed to `function` as the parameter `name`."""
        assert isinstance(function.node, ast.FunctionDef)
        if self.first_time(function.node.name, name):
            yield from self.given(function.node.name, function.parameters, name)

    def fields(self, name: str) -> Iterator[Template]:
        """The templates that records are given as their field `name`."""
        for record, fields in self.records.items():
            if name in fields and self.first_time(record, name):
                yield from self.given(record, fields, name)

    def given(self, called: str, parameters: list[str], name: str) -> Iterator[Template]:
        """The templates that are handed over as the parameter `name` wherever `called` is called."""
        for call, scope in self.calls:
            if _called(call) == called:
                for value in _handed_over(call, parameters, name):
                    yield from self.follow(value, scope)

    def first_time(self, function: str, name: str) -> bool:
        """Whether this was not followed before."""
        seen = (function, name) in self.followed
        self.followed.add((function, name))
        return not seen

    def within(self, expression: ast.expr) -> Iterator[Template]:
        """The templates inside a table or another expression."""
        calls = [node for node in ast.walk(expression) if isinstance(node, ast.Call) and _called(node) in _MAKERS]
        names = [node for node in ast.walk(expression) if isinstance(node, ast.Name)]
        tables = [value for node in names for module in self.within_reach for value in module.whole.values(node.id)]
        if not calls and not tables:
            raise self.lost(expression)
        yield from (found for each in (*calls, *tables) for found in self.follow(each, self.whole))

    def lost(self, expression: ast.expr) -> LookupError:
        """That a summary cannot be followed."""
        return LookupError(f"{self.place(expression)}: which messages can this be? {ast.unparse(expression)}")

    def place(self, expression: ast.expr) -> str:
        """The file and the line of an expression."""
        return f"{str(self.path).removeprefix(f'{ROOT}/')}:{expression.lineno}"


@cache
def _module(path: Path) -> _Module:
    return _Module(path)


def _called(call: ast.Call) -> str:
    """The name of what is called."""
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _handed_over(call: ast.Call, parameters: list[str], name: str) -> Iterator[ast.expr]:
    """The argument for the parameter `name`, where there is one."""
    yield from (keyword.value for keyword in call.keywords if keyword.arg == name)
    if len(call.args) > (at := parameters.index(name)):
        yield call.args[at]


def _part(target: ast.expr, value: ast.expr, name: str) -> Iterator[ast.expr]:
    """The part of `value` that is assigned to `name` in `target`."""
    match target, value:
        case ast.Name(id=found), _ if found == name:
            yield value
        case ast.Tuple(elts=targets), ast.Tuple(elts=values):
            if len(targets) == len(values) and not any(isinstance(each, ast.Tuple) for each in values):
                pairs = zip(targets, values, strict=True)
                yield from (part for one, other in pairs for part in _part(one, other, name))
            else:
                yield from (part for each in values for part in _part(target, each, name))
        case ast.Tuple(elts=targets), _ if any(isinstance(each, ast.Name) and each.id == name for each in targets):
            yield value
