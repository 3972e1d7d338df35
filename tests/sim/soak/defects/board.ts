// Deliberate defects in the watchdog, in errors, and in service mode.

import type { Defect } from './defect.ts'

export const BOARD_DEFECTS: readonly Defect[] = [
  {
    name: 'the watchdog is never started',
    file: 'hal/shell.ts',
    from: '    hal.startWatchdog()\n',
    to: '',
    seed: 20,
    invariant: 'the watchdog stops the motor of a dead interpreter',
  },
  {
    name: 'an exception leaves the motor as it is',
    file: 'hal/shell.ts',
    from: '    massager.fail(massager.FAULT_EXCEPTION, now)\n    applyAnswer(now)',
    to: '    hal.wakeAt(now + 20)',
    seed: 23,
    invariant: 'an error turns the motor off',
  },
  {
    name: 'the console stays open after service',
    file: 'hal/shell.ts',
    from: 'hal.hasRadioConsole && open !== consoleOpen',
    to: 'open > consoleOpen',
    seed: 7,
    invariant: 'a long press in service mode closes the console',
  },
  {
    name: 'service mode has no end',
    file: 'src/service.ts',
    from: 'endsAt = now + SERVICE_MS',
    to: 'endsAt = NEVER',
    seed: 1,
    invariant: 'service mode ends after 10 min',
  },
  {
    name: 'four presses open the console',
    file: 'src/gestures.ts',
    from: 'gesture === button.PRESS_5',
    to: 'gesture === button.PRESS_4',
    seed: 4,
    invariant: 'the console opens only after five presses of a device at rest',
  },
  {
    name: 'any calibration is stored',
    file: 'src/service.ts',
    from: 'if (leastDecihertz(governor.motor, mv))',
    to: 'if (mv > 0)',
    seed: 8,
    invariant: 'a stored calibration leaves the motor its soft levels',
  },
  {
    name: 'the watchdog is not fed after a session',
    file: 'hal/shell.ts',
    from: 'duty > 0 ? REST_MS : (hal.watchdogMs * 3) / 4',
    to: 'duty > 0 ? REST_MS : NEVER',
    seed: 3,
    invariant: 'a healthy device never resets itself',
  },
]
