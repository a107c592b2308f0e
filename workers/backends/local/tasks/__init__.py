"""Any model of transformers, by the task of its pipeline and not by model.

`loading` makes the pipeline, `families` fits our values to its call and makes media of what comes
out, `writing` shows words while they are written.
"""
