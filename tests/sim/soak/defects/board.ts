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
    from: 'if (open !== consoleOpen) {',
    to: 'if (open > consoleOpen) {',
    seed: 22,
    invariant: 'a long press in service mode closes the console',
  },
  {
    name: 'service mode has no end',
    file: 'src/service.ts',
    from: 'endsAt = now + SERVICE_MS',
    to: 'endsAt = NEVER',
    seed: 0,
    invariant: 'service mode ends after 10 min',
  },
]
