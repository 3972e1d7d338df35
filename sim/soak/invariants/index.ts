// All invariants that are checked at every step, in the order in which they are checked.

import { BATTERY_INVARIANTS } from './battery.ts'
import { BUTTON_INVARIANTS } from './button.ts'
import { DESK_INVARIANTS } from './desk.ts'
import { DRIVE_INVARIANTS } from './drive.ts'
import { FAILURE_INVARIANTS } from './failures.ts'
import { HEAT_INVARIANTS } from './heat.ts'
import type { Invariant } from './invariant.ts'
import { JOURNAL_INVARIANT } from './journal.ts'
import { LIMIT_INVARIANTS } from './limits.ts'
import { PLAN_INVARIANT } from './plan.ts'
import { SPOT_INVARIANTS } from './spots.ts'
import { STATE_INVARIANTS } from './states.ts'

export const STEP_INVARIANTS: readonly Invariant[] = [
  ...STATE_INVARIANTS,
  ...LIMIT_INVARIANTS,
  ...HEAT_INVARIANTS,
  ...BATTERY_INVARIANTS,
  ...DRIVE_INVARIANTS,
  ...BUTTON_INVARIANTS,
  ...FAILURE_INVARIANTS,
  ...SPOT_INVARIANTS,
  ...DESK_INVARIANTS,
  JOURNAL_INVARIANT,
  PLAN_INVARIANT,
]
