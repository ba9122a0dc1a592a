"""Reading people: sentences with their anchors enter, names with their roles leave.

`view` looks at a sentence token by token, `names` reads names, `roles` reads roles and hangs them
on names, `tie` says which mentions mean the same person. The kind is `pipeline.extract.kinds.person`.
"""
