"""Technical kernel: clock, audit, errors, ids, queue, base models, components. No domain words."""
