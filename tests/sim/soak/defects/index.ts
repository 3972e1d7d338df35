// All deliberate defects. The soak must find every one of them.

import { BOARD_DEFECTS } from './board.ts'
import { BUTTON_DEFECTS } from './button.ts'
import type { Defect } from './defect.ts'
import { DRIVE_DEFECTS } from './drive.ts'
import { HARDWARE_DEFECTS } from './hardware.ts'
import { LIGHT_DEFECTS } from './light.ts'
import { LIMITS_DEFECTS } from './limits.ts'
import { LINK_DEFECTS } from './link.ts'
import { ROUTINE_DEFECTS } from './routine.ts'
import { SENSORS_DEFECTS } from './sensors.ts'
import { STORE_DEFECTS } from './store.ts'

export const DEFECTS: readonly Defect[] = [
  ...LIMITS_DEFECTS,
  ...SENSORS_DEFECTS,
  ...DRIVE_DEFECTS,
  ...HARDWARE_DEFECTS,
  ...BUTTON_DEFECTS,
  ...LIGHT_DEFECTS,
  ...BOARD_DEFECTS,
  ...STORE_DEFECTS,
  ...ROUTINE_DEFECTS,
  ...LINK_DEFECTS,
]
