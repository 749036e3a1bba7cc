"""`syndesis serve` whose worker gives quicker signs of life, so that a test need not wait a minute for a rescue:

python -m tests.full.serving PORT TOLERANCE
"""

import sys

from syndesis import cli
from syndesis.cli import processes

if __name__ == "__main__":
    _, port, tolerance = sys.argv
    command = [*processes.job_worker().command, "--beat", "0.5", "--tolerance", tolerance]
    processes.job_worker = lambda: processes.Child("worker", command)
    sys.exit(cli.main(["serve", "--port", port]))
