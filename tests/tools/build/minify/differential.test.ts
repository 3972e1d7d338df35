// A few random scripts in every run; differential.slow.test.ts has more.

import { comparePasses } from './differential.ts'

comparePasses(2)
