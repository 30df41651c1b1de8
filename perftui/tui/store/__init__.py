"""What the screens show: one state, and the one store that changes it."""
