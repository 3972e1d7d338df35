// As many random scripts as it took to find what each rule of the passes is for.

import { comparePasses } from './differential.ts'

comparePasses(1000)
