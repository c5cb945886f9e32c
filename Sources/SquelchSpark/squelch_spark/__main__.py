"""So that `python -m squelch_spark` and spark-submit start the command."""

import sys

from squelch_spark.command import main

sys.exit(main())
