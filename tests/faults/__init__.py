"""Faults, one by one, in a job that is then resumed: what was lost, doubled or changed."""
