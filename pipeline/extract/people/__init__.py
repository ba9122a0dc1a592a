"""Sentences with their anchors enter, people with their roles leave.

    lexis    a language's words for people
    view     a sentence token by token, and what covers it
    covers   bodies and places without a person's name that stuck to them
    words    what a single word may be
    names    a name, with what only addresses it
    things   names that are streets, schools, prizes, photo credits
    shown    what the article shows of its words: small letters, firms, places
    fields   how far the lower-case words of a role go
    tails    what follows the head of a role
    evidence the name that a role leads to
    elimination  the same, where no word of the name is known
    separators   where the name ends whose role stands behind it
    rows     names in a row with known ones
    sentence all names of a sentence with their roles
    later    mentions that nothing introduces
    tie      which mentions mean the same person

The kind is `pipeline.extract.kinds.person`.
"""
