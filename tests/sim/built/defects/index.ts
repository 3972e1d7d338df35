// All deliberate defects in the HALs. The soak of built files must find every one of them.

import { BRIDGE_DEFECTS } from './bridge.ts'
import type { BuiltDefect } from './defect.ts'
import { ESPRUINO_DEFECTS } from './espruino.ts'
import { KALUMA_DEFECTS } from './kaluma.ts'

export const BUILT_DEFECTS: readonly BuiltDefect[] = [...ESPRUINO_DEFECTS, ...KALUMA_DEFECTS, ...BRIDGE_DEFECTS]
