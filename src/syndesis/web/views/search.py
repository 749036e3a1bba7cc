"""Searching (being written)."""


def search(request):
    ...


catalogue = register = organisation_options = search
