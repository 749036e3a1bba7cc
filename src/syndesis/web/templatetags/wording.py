"""Filters that put values into words."""

from django import template

from syndesis.core import dates

register = template.Library()
register.filter("timespan", dates.span)
