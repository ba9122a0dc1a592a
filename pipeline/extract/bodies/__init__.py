"""How names of bodies are read: heads, the words behind them, short forms, what is tied to what."""
