"""Every message that the language or a rule can sum a finding up with, collected from the code.

The second argument of a call `….at(span, summary)` is a summary. It is a literal `msg("…")` or `counted("…", "…")`, a
choice between some, a name or a table of some, what a function of the module returns, or a parameter, whose arguments
then are summaries in turn.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.support import ROOT

FOLDERS = (ROOT / "perftui" / "language", ROOT / "perftui" / "rules")
NOT_FROM_A_FILE = {"the rule {rule} failed: {error}"}
"""No text of a declaration makes a rule fail."""

_MAKERS = {"msg", "counted"}


Template = tuple[str, int]
"""A template and the line that it stands on."""


def summaries() -> dict[str, str]:
    """All templates of summaries, and where each stands.

    Raises:
        LookupError: a summary is made in a way that cannot be followed here.
    """
    paths = [path for folder in FOLDERS for path in sorted(folder.rglob("*.py"))]
    found = {
        template: f"{path.relative_to(ROOT)}:{line}: {template}" for path in paths for template, line in templates(path)
    }
    return {template: place for template, place in found.items() if template not in NOT_FROM_A_FILE}


def templates(path: Path) -> Iterator[Template]:
    """The templates of summaries in one module, in the order of the code."""
    return _Module(path).all()


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
                case ast.AnnAssign(target=target, value=ast.expr() as value):
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
        self.calls: list[tuple[ast.Call, _Scope]] = []
        self.followed: set[tuple[str, str]] = set()
        self._collect(self.whole.node, self.whole)

    def _collect(self, node: ast.AST, scope: _Scope) -> None:
        for child in ast.iter_child_nodes(node):
            inner = scope
            if isinstance(child, ast.FunctionDef):
                inner = self.functions[child.name] = _Scope(child)
            elif isinstance(child, ast.Call):
                self.calls.append((child, scope))
            self._collect(child, inner)

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
                yield template, expression.lineno
            case ast.IfExp(body=first, orelse=second):
                yield from self.follow(first, scope)
                yield from self.follow(second, scope)
            case ast.Name(id=name) if name in scope.parameters:
                yield from self.arguments(name, scope)
            case ast.Name(id=name):
                values = [*scope.values(name)] or [*self.whole.values(name)]
                yield from (found for value in values for found in self.follow(value, scope))
                if not values:
                    raise self.lost(expression)
            case ast.Call() if (name := _called(expression)) in self.functions:
                function = self.functions[name]
                yield from (found for value in function.returned() for found in self.follow(value, function))
            case _:
                yield from self.within(expression)

    def arguments(self, name: str, function: _Scope) -> Iterator[Template]:
        """The templates that are handed to `function` as the parameter `name`."""
        assert isinstance(function.node, ast.FunctionDef)
        if (function.node.name, name) in self.followed:
            return
        self.followed.add((function.node.name, name))
        for call, scope in self.calls:
            if _called(call) == function.node.name:
                for value in _handed_over(call, function.parameters, name):
                    yield from self.follow(value, scope)

    def within(self, expression: ast.expr) -> Iterator[Template]:
        """The templates inside a table or another expression."""
        calls = [node for node in ast.walk(expression) if isinstance(node, ast.Call) and _called(node) in _MAKERS]
        names = [node for node in ast.walk(expression) if isinstance(node, ast.Name)]
        tables = [value for node in names for value in self.whole.values(node.id)]
        if not calls and not tables:
            raise self.lost(expression)
        yield from (found for each in (*calls, *tables) for found in self.follow(each, self.whole))

    def lost(self, expression: ast.expr) -> LookupError:
        """That a summary cannot be followed."""
        return LookupError(f"{self.path}:{expression.lineno}: which messages can this be? {ast.unparse(expression)}")


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
