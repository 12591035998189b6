"""What holds for all tests."""

from hypothesis import HealthCheck, settings

# Of its own accord, Hypothesis calls a test broken that takes long once: on a busy machine any does.
settings.register_profile("no clock", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("no clock")
