"""Models on our own device; torch is loaded behind `door`."""
