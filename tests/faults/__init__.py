"""Faults, injected one by one into a job that is then resumed: what was lost, doubled or changed."""
