// What each gesture does, in words. The rows are those of GESTURE_TABLE, so a gesture that changes brings its words along.
// No device code imports this file, so a board pays nothing for it.

import { PRESS_5 } from './button.ts'
import { GESTURE_TABLE } from './gestures.ts'
import { OFF } from './states.ts'

/** The columns of the gesture table, and the five presses that are handled before it. */
export const GESTURE_NAMES = ['hold', 'one press', 'two', 'three', 'four', 'five'] as const

/** What each function of the gesture table does for the owner. */
export const HANDLER_WORDS: Readonly<Record<string, string>> = {
  startSession: 'starts the last program',
  showCharge: 'shows the charge',
  showPlanStatus: 'shows the plan',
  lockDevice: 'locks it',
  toggleDeskMode: 'desk mode on or off',
  turnOff: 'off',
  playNextProgram: 'next program',
  makeStronger: 'stronger; 1 follows 5',
  markSpot: 'marks the spot',
  goToNextSpot: 'next spot',
  showLocked: 'says that it is locked',
  unlockDevice: 'unlocks it',
  showCharging: 'says that it charges',
  clearFault: 'off, if the cause is gone',
  showFault: 'shows the fault',
}

const SERVICE_WORDS = 'service, for makers'

/** What each of GESTURE_NAMES does in a state; '' for nothing. */
export function gestureWords(state: number): string[] {
  const handlers = GESTURE_TABLE[state] || []
  return GESTURE_NAMES.map((_, gesture) => {
    const handle = handlers[gesture]
    if (handle) return HANDLER_WORDS[handle.name]!
    return state === OFF && gesture === PRESS_5 ? SERVICE_WORDS : ''
  })
}
