"""Every node type there is: what it takes, what it gives, what it costs."""
