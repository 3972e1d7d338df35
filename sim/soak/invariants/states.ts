// Invariants of the states: when the motor is driven, when the console is open, and where a session begins.

import { NO_ENGINE } from '../../device/engine/models.ts'
import { type Invariant, MINUTE_MS, trackDuration } from './invariant.ts'

const SERVICE_MAX_MS = 10 * MINUTE_MS
/** Between a change of state and what the same callback does after it. */
const PASS_MS = 500
/** The device checks the end of service mode when the light changes. */
const SERVICE_BLINK_MS = 1500

export const STATE_INVARIANTS: readonly Invariant[] = [
  {
    name: 'the motor is driven only while the device runs or calibrates',
    startCheck: () => (now) => now.duty > 0 && !now.isActive,
    isCheckedWithoutEngine: true,
  },
  {
    name: 'the console is open only in service mode and while calibrating',
    startCheck: () => {
      const openFor = trackDuration()
      return ({ isConsoleOpen, state, ms, device }) => {
        const isWrong = isConsoleOpen && state !== 'service' && state !== 'calibrating'
        return openFor(isWrong, ms) >= (device.engine === NO_ENGINE ? 0 : PASS_MS) && isWrong
      }
    },
  },
  {
    name: 'service mode ends after 10 min',
    startCheck: () => {
      const serviceFor = trackDuration()
      return (now) => serviceFor(now.state === 'service', now.deviceMs) > SERVICE_MAX_MS + SERVICE_BLINK_MS
    },
  },
  {
    name: 'a session begins only from off: never locked, charging or with a fault',
    startCheck: () => {
      let before = ''
      return ({ state }) => {
        const isJump = state === 'running' && before !== 'running' && before !== 'off'
        before = state
        return isJump
      }
    },
  },
]
