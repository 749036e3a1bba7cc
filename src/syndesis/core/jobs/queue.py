"""Enqueuing by name: a service may ask for a job although jobs stand above services and call them."""

from typing import Any

from django.utils.module_loading import import_string
from django_tasks import TaskResult
from django_tasks.base import Task


def enqueue(name: str, *arguments: Any) -> TaskResult[Any]:
    """Enqueues the job of the dotted `name`, as in `enqueue("syndesis.intake.tasks.read_document", intake.pk)`."""
    job = import_string(name)
    if not isinstance(job, Task):
        raise TypeError(f"{name} is not a job")
    return job.enqueue(*arguments)
