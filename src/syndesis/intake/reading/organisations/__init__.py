"""The organisations of a text: where their names stand, whom they mean, and what is known of them.

`phrases` finds names by their form, `patterned` by what the text calls them, `known_names` by the gazetteer, `offices`
behind ambassadors and ministers; `definitions` reads "(UPM; Spain)"; `belonging` leaves out parts of houses; `linking`
says whom a name means; `assembly` makes one finding of all names of one organisation; `short_forms`, `short_names` and
`acronyms` add "our University" and the like. `step.run` calls them in this order.
"""
