"""How much a server carries that hands out the built site."""
