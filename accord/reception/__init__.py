"""Reception: who may be on the school site today, and who may collect whom."""
