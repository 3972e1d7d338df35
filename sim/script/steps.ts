// Every step of a scenario. docs/maker/scenarios.md lists them, and a test compares the two.

import { EVENT_STEPS } from './events.ts'
import { EXPECTATION_STEPS } from './expectations.ts'
import { GIVEN_STEPS, WORLD_STEPS } from './given.ts'

export const STEPS = [...WORLD_STEPS, ...GIVEN_STEPS, ...EVENT_STEPS, ...EXPECTATION_STEPS]
