"""A process that merges without end, until it is killed: each merge is one deed, whole or not at all."""

import os
import random
import sys

import django


def tell(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def main(seed: int) -> None:
    django.setup()
    from syndesis.core.history import Actor, ChangedSince
    from syndesis.core.services import Refused
    from syndesis.directory.merging import merge_organisations, take_back
    from syndesis.directory.models import Organisation

    luck, by = random.Random(seed), Actor.system()
    tell("ready")
    while True:
        alive = list(Organisation.objects.filter(merged_into=None))
        gone = list(Organisation.objects.exclude(merged_into=None))
        try:
            if gone and (len(alive) < 4 or luck.random() < 0.4):
                take_back(luck.choice(gone), by=by)
            else:
                kept, other = luck.sample(alive, 2)
                merge_organisations(kept, other, by=by)
        except (Refused, ChangedSince):  # of a chain the end must be taken back first
            continue
        tell("done")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "syndesis.config.settings")
    main(int(sys.argv[1]))
