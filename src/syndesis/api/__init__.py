"""The API: what the pages show and do, for other systems.

Addresses of records are made from the registry of types (`records`), those of documents on their way into the record
(`intake`), of search and of the user by hand. Everything is asked within the user's scope and written by the services.
"""
