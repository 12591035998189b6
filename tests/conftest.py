"""What holds for all tests."""

import signal

from hypothesis import HealthCheck, settings

# Of its own accord, Hypothesis calls a test broken that takes long once: on a busy machine any does.
settings.register_profile("no clock", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("no clock")

# A shell that starts something in the background has it ignore Ctrl-C, and so do the commands that the tests interrupt.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
