// Every step there is. docs/maker/scenarios.md lists them; a test holds that list to this one.

import { EXPECT_STEPS } from './expects.ts'
import { GIVEN_STEPS, WORLD_STEPS } from './given.ts'
import { HAPPENS_STEPS } from './happens.ts'

export const STEPS = [...WORLD_STEPS, ...GIVEN_STEPS, ...HAPPENS_STEPS, ...EXPECT_STEPS]
