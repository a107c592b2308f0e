"""Any pipeline of diffusers, by task family and not by model: what its call takes, it is given.

`loading` makes the pipeline, `placement` decides where its parts lie, `arguments` fits our values
to its call, `adapters` puts LoRAs on for one run, `watching` follows the sampler, `results` turns
what comes out into media.
"""
