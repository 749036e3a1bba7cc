"""The organisations of a text: where their names stand, whom they mean, and what is known of them.

`phrases` finds names by their form, `patterned` by what the text calls them, `known` by the gazetteer, `offices` behind ambassadors and ministers; `definitions`
reads "(UPM; Spain)"; `linking` says whom a name means; `assembly` makes one finding of all names of one organisation;
`references` adds "our University", acronyms and short names. `step.run` calls them in this order.
"""
