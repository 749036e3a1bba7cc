"""The people of a text: `runs` finds words that may be a name, `titles` and `roles` what stands beside them, `evidence`
weighs whether it is a person, `employers` finds whom they work for, `step.run` puts it together.
"""
