"""What the tags of a Word template may do: name fields of plain data, loop over lists, choose, and little more."""

from collections.abc import Mapping
from typing import Any

from jinja2 import nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import LoopContext, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from syndesis.lib.word_templates import FILTERS, LOOP, MOST_TEXT, Wrong, near

_FORBIDDEN = (
    *(nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends, nodes.Block, nodes.Macro, nodes.CallBlock),
    *(nodes.Call, nodes.Pow, nodes.FilterBlock, nodes.Mul, nodes.Concat, nodes.EvalContextModifier),
)
"""Tags by which one could call, reach other files, or grow a text without end."""
Known = Any
"""What a name stands for: a mapping of fields, a list with an example of its rows, or a plain value."""


class Sandbox(ImmutableSandboxedEnvironment):
    """An environment of Jinja2 in which each part of a template is looked through before it runs."""

    intercepted_binops = frozenset({"*", "**", "%", "+"})

    def __init__(self, shape: Mapping[str, Any]) -> None:
        super().__init__(autoescape=True, undefined=Undefined)
        self.shape, self.used = shape, False
        self.globals.clear()
        self.tests = {name: self.tests[name] for name in ("defined", "undefined", "none", "eq", "equalto", "ne")}
        self.filters = {name: self.filters[name] for name in FILTERS}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        self.used = self.used or any(True for _ in tree.find_all(nodes.Name))
        for node in tree.find_all(_FORBIDDEN):
            raise Wrong("forbidden", type(node).__name__.lower())
        for node in tree.find_all(nodes.Filter):
            if node.name not in FILTERS:
                raise Wrong("forbidden", f"| {node.name}")
        _Looker(self.shape).block(tree.body, {})
        return tree

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Fields of plain data and the counters of a loop; never an attribute of an object."""
        if isinstance(obj, dict):
            return obj.get(attribute, self.undefined(name=attribute))
        if isinstance(obj, LoopContext) and attribute in LOOP:
            return getattr(obj, attribute)
        return self.undefined(name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(obj, dict) and argument in obj:
            return obj[argument]
        if isinstance(obj, list) and isinstance(argument, int) and -len(obj) <= argument < len(obj):
            return obj[argument]
        return self.undefined(name=str(argument))

    def is_safe_callable(self, obj: Any) -> bool:
        return False

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        if operator == "+" and len(str(left)) + len(str(right)) < MOST_TEXT:
            return super().call_binop(context, operator, left, right)
        raise SecurityError(operator)


class _Looker:
    """Goes through the tags as they nest, and knows what each name stands for there."""

    def __init__(self, shape: Mapping[str, Any]) -> None:
        self.shape = shape

    def block(self, body: list[nodes.Node], scope: dict[str, Known]) -> None:
        for node in body:
            self.node(node, scope)

    def node(self, node: nodes.Node, scope: dict[str, Known]) -> None:
        if isinstance(node, nodes.For):
            self._loop(node, scope)
        elif isinstance(node, nodes.Assign):
            value = self._known(node.node, scope)
            if isinstance(node.target, nodes.Name):
                scope[node.target.name] = value
        elif isinstance(node, nodes.With):
            inner = dict(scope)
            for target, value in zip(node.targets, node.values, strict=True):
                if isinstance(target, nodes.Name):
                    inner[target.name] = self._known(value, scope)
            self.block(node.body, inner)
        elif isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem):
            self._known(node, scope)
        else:
            for child in node.iter_child_nodes():
                self.node(child, scope)

    def _loop(self, node: nodes.For, scope: dict[str, Known]) -> None:
        if node.recursive:
            raise Wrong("forbidden", "recursive")
        rows = self._known(node.iter, scope)
        inner = scope | {"loop": dict.fromkeys(LOOP, "")}
        row = rows[0] if isinstance(rows, list) and rows else None
        for name in node.target.find_all(nodes.Name) if not isinstance(node.target, nodes.Name) else [node.target]:
            inner[name.name] = row
        if node.test is not None:
            self.node(node.test, inner)
        self.block(node.body, inner)
        self.block(node.else_, scope)

    def _known(self, node: nodes.Node, scope: dict[str, Known]) -> Known:
        """What an expression stands for, as far as it is a field; None where it is something made of fields."""
        if isinstance(node, nodes.Name):
            if node.name in scope:
                return scope[node.name]
            if node.name not in self.shape:
                raise Wrong("field", node.name, near(node.name, [*self.shape, *scope]))
            return self.shape[node.name]
        if isinstance(node, nodes.Getattr | nodes.Getitem):
            return self._field(node, scope)
        if isinstance(node, nodes.Filter) and node.name in ("first", "last") and node.node is not None:
            rows = self._known(node.node, scope)
            return rows[0] if isinstance(rows, list) and rows else None
        for child in node.iter_child_nodes():
            self.node(child, scope)
        return None

    def _field(self, node: nodes.Getattr | nodes.Getitem, scope: dict[str, Known]) -> Known:
        whole = self._known(node.node, scope)
        if isinstance(node, nodes.Getattr):
            key: Any = node.attr
        elif isinstance(node.arg, nodes.Const):
            key = node.arg.value
        else:
            raise Wrong("forbidden", "[…]")
        if isinstance(whole, dict):
            if key not in whole:
                raise Wrong("field", _written(node), near(str(key), list(whole)))
            return whole[key]
        if isinstance(whole, list) and isinstance(key, int):
            return whole[0] if whole else None
        raise Wrong("field", _written(node))


def _written(node: nodes.Node) -> str:
    """A field as it stands in the tag: "party.name"."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{_written(node.node)}.{node.attr}"
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        return f"{_written(node.node)}.{node.arg.value}"
    return "…"
