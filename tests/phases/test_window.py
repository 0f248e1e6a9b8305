"""Window: plane, phase, width and light of launch opportunities, against the engine where it can say."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from expedition.phases import window
from expedition.space.engine import EARTH_ROTATION_RADPS, Forces, engine_time, satkit
from expedition.space.frames import (
    gcrf_from_itrf,
    gcrf_from_teme,
    itrf_from_geodetic,
    rtn_axes,
    true_equator_states,
)
from expedition.space.orbits import MeanTrack, mean_motion_radps, node_rate_radps
from expedition.space.sun import shadow_margin_m, sun_direction
from expedition.space.time import DAY_S, format_utc, parse_utc
