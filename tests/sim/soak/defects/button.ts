// Deliberate defects in the button and its gestures.

import type { Defect } from './defect.ts'

export const BUTTON_DEFECTS: readonly Defect[] = [
  {
    name: 'chatter counts as a release',
    file: 'src/button.ts',
    from: 'RELEASE_STABLE_MS = 25',
    to: 'RELEASE_STABLE_MS = 1',
    seed: 1,
    invariant: 'a long press while the motor runs turns it off within 1 s, and it stays off',
  },
  {
    name: 'a long press that outlasts the program starts it again',
    file: 'src/button.ts',
    from: 'return pressedAt < ignoredUntil ? NO_GESTURE : LONG',
    to: 'return LONG',
    seed: 6,
    invariant: 'a long press while the motor runs turns it off within 1 s, and it stays off',
  },
  {
    name: 'a press that outlasts the charger starts the motor',
    file: 'src/device-state.ts',
    from: 'isPlug ? -button.CHANGE_LAG_MS',
    to: 'isPlug ? -9000',
    seed: 6,
    invariant: 'a press that began before a change of state starts nothing after it',
  },
  {
    name: 'a stuck button is not noticed',
    file: 'src/button.ts',
    from: 'STUCK_MS = 30000',
    to: 'STUCK_MS = 3000000',
    seed: 2,
    invariant: 'a button held for 30 s counts as stuck and turns the motor off',
  },
  {
    name: 'a locked device starts',
    file: 'src/gestures.ts',
    from: '[showLocked,   showLocked,      undefined,      unlockDevice]',
    to: '[startSession, showLocked, undefined, unlockDevice]',
    seed: 9,
    invariant: 'a locked device moves nothing and opens no console',
  },
  {
    name: 'the long press that clears a fault also starts',
    file: 'src/gestures.ts',
    from: 'device.clearFault()\n    showCharge()',
    to: 'device.clearFault()\n    session.startSession()',
    seed: 17,
    invariant: 'the long press that clears a fault does not start the motor',
  },
  {
    name: 'two presses lock',
    file: 'src/gestures.ts',
    from: 'showPlanStatus, lockDevice,   toggleDeskMode]',
    to: 'lockDevice, lockDevice, toggleDeskMode]',
    seed: 1,
    invariant: 'only three presses of a device at rest change the lock',
  },
]
