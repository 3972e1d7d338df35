// The same random cases in every run; SEED=... tries others, and a failure prints the seed it had.

import fc from 'fast-check'

fc.configureGlobal({ seed: Number(process.env.SEED ?? 1) })
