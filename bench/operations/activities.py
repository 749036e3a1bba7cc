"""Twenty thousand activities: their list by kinds, the table of our units, and the graph of who works with whom."""

from collections.abc import Iterator
from functools import partial

from django.urls import reverse

from bench.measuring import Operation
from bench.operations import Sites

LIST, TABLE, GRAPH = 300.0, 1000.0, 1000.0
"""Budgets in milliseconds: of the graph with its 500 organisations and 3,000 links, as the server has to do it."""


def operations(sites: Sites) -> Iterator[Operation]:
    activities, time, units, graph = (
        reverse(f"web:{name}") for name in ("activities", "activities_time", "activities_coverage", "activities_graph")
    )
    asked = {
        "list of activities": (activities, LIST),
        "list of programmes, with their columns": (f"{activities}?group=programmes&sort=level", LIST),
        "list of activities under way in a year": (f"{activities}?year=2020", LIST),
        "activities in time": (time, LIST),
        "our units by groups of kinds": (f"{units}?levels=all", TABLE),
        "our units by kinds": (f"{units}?levels=all&across=kind", TABLE),
        "our units by partners": (f"{units}?levels=all&across=partner", TABLE),
        "graph of 500 organisations": (graph, GRAPH),
        "graph with agreements and ourselves": (f"{graph}?ours=1&also=agreements", GRAPH),
    }
    for name, (address, most) in asked.items():
        yield Operation(f"{name}: page", ours=partial(sites.ours.get, address), most=most)
