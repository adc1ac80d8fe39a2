"""How deliveries leave: claimed one by one, judged again, written down, sent, and settled."""
