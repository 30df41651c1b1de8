"""What was read and found, arranged for the screens. Values only: nothing here draws, waits or changes the state."""
