// All invariants that are checked at every step, in the order in which they are checked.

import { HARDWARE_INVARIANTS } from '../hardware/invariants.ts'
import { ANSWER_INVARIANTS } from './answers.ts'
import { BATTERY_INVARIANTS } from './battery.ts'
import { BUTTON_INVARIANTS } from './button.ts'
import { DRIVE_INVARIANTS } from './drive.ts'
import { FAILURE_INVARIANTS } from './failures.ts'
import { HEAT_INVARIANTS } from './heat.ts'
import type { Invariant } from './invariant.ts'
import { JOURNAL_INVARIANT } from './journal.ts'
import { LIMIT_INVARIANTS } from './limits.ts'
import { LINK_INVARIANTS } from './link.ts'
import { LOCK_INVARIANTS } from './lock.ts'
import { MOTION_INVARIANTS } from './motion.ts'
import { PLAN_INVARIANT } from './plan.ts'
import { CALIBRATION_INVARIANT, SERVICE_INVARIANTS } from './service.ts'
import { SPOT_INVARIANTS } from './spots.ts'
import { START_INVARIANT } from './start.ts'

export const STEP_INVARIANTS: readonly Invariant[] = [
  ...MOTION_INVARIANTS,
  ...LOCK_INVARIANTS,
  ...SERVICE_INVARIANTS,
  CALIBRATION_INVARIANT,
  ...LIMIT_INVARIANTS,
  ...HEAT_INVARIANTS,
  ...BATTERY_INVARIANTS,
  ...DRIVE_INVARIANTS,
  ...HARDWARE_INVARIANTS,
  ...BUTTON_INVARIANTS,
  ...FAILURE_INVARIANTS,
  ...SPOT_INVARIANTS,
  START_INVARIANT,
  ...ANSWER_INVARIANTS,
  JOURNAL_INVARIANT,
  PLAN_INVARIANT,
]

/** All of a device with a link. */
export const LINK_AND_STEP_INVARIANTS: readonly Invariant[] = [...LINK_INVARIANTS, ...STEP_INVARIANTS]

const NOT_WITH_HOSTS: ReadonlySet<Invariant> = new Set([
  CALIBRATION_INVARIANT,
  ...SPOT_INVARIANTS,
  ...ANSWER_INVARIANTS,
  JOURNAL_INVARIANT,
  PLAN_INVARIANT,
])

/**
 * With random hosts. What they do with spots, light, journal and plan is not told from outside, and they may store a
 * calibration that no motor can have: the governor leaves it aside.
 */
export const LINKED_INVARIANTS: readonly Invariant[] = LINK_AND_STEP_INVARIANTS.filter(
  (invariant) => !NOT_WITH_HOSTS.has(invariant),
)
