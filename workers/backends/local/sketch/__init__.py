"""Our own small text-to-image model: its pictures, its training and its measure."""
