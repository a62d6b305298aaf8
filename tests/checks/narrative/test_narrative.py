"""The table of sentences: what the prose checks find, and where they stay silent."""

import pytest
from scenarios_of_sentences import Scenario, scenarios
