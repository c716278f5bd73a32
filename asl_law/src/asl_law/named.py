"""Facts that are given once, by name. What a dataclass is, for a tenth of the time to import.

``dataclasses`` brings in ``inspect`` and compiles a program for each class, which is most of what
importing this library used to cost. Small values here are named tuples; what is read a million
times, and so must be an attribute and not an item of a tuple, is ``Named``.
"""

from typing import Any, ClassVar, Self, dataclass_transform


@dataclass_transform(kw_only_default=True, eq_default=False, frozen_default=True)
class Named:
    """Facts given by name. Each is itself and equal to no other, and none is changed afterwards."""

    _names: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        cls._names = tuple(cls.__annotations__)

    def __init__(self, **given: Any) -> None:
        for name in self._names:
            if name in given:
                object.__setattr__(self, name, given.pop(name))
            elif hasattr(type(self), name):
                object.__setattr__(self, name, getattr(type(self), name))
            else:
                raise TypeError(f"{type(self).__name__} needs {name}")
        if given:
            raise TypeError(f"{type(self).__name__} has no {', '.join(given)}")

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{name} was given once and is not changed")

    def but(self, **changes: Any) -> Self:
        """Give another like this one, with other facts where they are named."""
        return type(self)(**{name: getattr(self, name) for name in self._names} | changes)
