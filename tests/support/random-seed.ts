// Property tests run the same random cases each time. SEED=7 tries others. A failure prints its seed.

import fc from 'fast-check'
import { scaled } from './scope.ts'

fc.configureGlobal({ seed: Number(process.env.SEED ?? 1), numRuns: scaled(50, 100) })
