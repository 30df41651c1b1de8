"""Attributes that are worked out when they are first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar, overload

T = TypeVar("T")


class lasting(Generic[T]):  # noqa: N801 - named like the property that it is
    """As `functools.cached_property`, without the lock that it takes each time in Python 3.11.

    Two threads that ask at once both work it out, and find the same.
    """

    def __init__(self, find: Callable[[Any], T]) -> None:
        self._find = find
        self.__doc__ = find.__doc__

    def __set_name__(self, _owner: type, name: str) -> None:
        """Remember what it is called."""
        self._name = name

    @overload
    def __get__(self, instance: None, _owner: type) -> Self: ...
    @overload
    def __get__(self, instance: object, _owner: type) -> T: ...
    def __get__(self, instance: object | None, _owner: type) -> Self | T:
        """What it is; from now on it is an attribute of the instance."""
        if instance is None:
            return self
        found = instance.__dict__[self._name] = self._find(instance)
        return found
