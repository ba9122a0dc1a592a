"""What a calendar expression says enters, ISO 8601 / TIMEX3 values leave.

`moment` is what is printed, `reading` takes it from a hit, `anchor` completes it from the context,
`shift` counts days, weeks and months, `feasts` knows lunar days and movable feasts.
"""
