// Deliberate defects, one each: what is changed in which file of the firmware. The soak must find every one of them.

export interface Bug {
  name: string
  file: string
  /** This text, which is there exactly once, becomes that. */
  from: string
  to: string
}

export const BUGS: readonly Bug[] = [
  {
    name: 'a session may last a minute longer',
    file: 'src/limits.ts',
    from: 'SESSION_MAX_MS = 15 *',
    to: 'SESSION_MAX_MS = 16 *',
  },
  {
    name: 'another program begins the session anew',
    file: 'src/massager.ts',
    from: 'say(number, light.EVEN_MS, 1)\n  play(number)',
    to: 'say(number, light.EVEN_MS, 1)\n  governor.begin(at)\n  play(number)',
  },
  {
    name: 'no rest after a full session',
    file: 'src/governor.ts',
    from: 'if (now < restUntil ||',
    to: 'if (',
  },
  {
    name: 'the day has no limit',
    file: 'src/governor.ts',
    from: 'if (dayNumber > 0 && usedMs',
    to: 'if (dayNumber < 0 && usedMs',
  },
  {
    name: 'the charger only shows, and the motor goes on',
    file: 'src/massager.ts',
    from: 'function plugIn(): void {\n  turnOff()',
    to: 'function plugIn(): void {',
  },
  {
    name: 'off at 46 C',
    file: 'src/limits.ts',
    from: 'OFF_FROM_C = 43',
    to: 'OFF_FROM_C = 46',
  },
  {
    name: 'once off for heat, at once on again',
    file: 'src/governor.ts',
    from: 'if (celsius < BACK_BELOW_C) hot = softHeat = false',
    to: 'if (celsius < OFF_FROM_C) hot = softHeat = false',
  },
  {
    name: 'a broken thermistor is taken for cold',
    file: 'src/governor.ts',
    from: 'if (celsius !== ABSENT && !(celsius >= THERMOMETER_MIN_C && celsius <= THERMOMETER_MAX_C)) return NO_THERMOMETER',
    to: '',
  },
  {
    name: 'a battery that cannot be read is no matter',
    file: 'src/governor.ts',
    from: 'if (batteryMv !== ABSENT && !(batteryMv >= CELL_MIN_MV && batteryMv <= CELL_MAX_MV)) return NO_BATTERY',
    to: '',
  },
  {
    name: 'an empty battery is given a minute',
    file: 'src/limits.ts',
    from: 'LOW_MS = 2 * SECOND_MS',
    to: 'LOW_MS = 60 * SECOND_MS',
  },
  {
    name: 'the rebound of an emptied battery starts it again',
    file: 'src/limits.ts',
    from: 'BACK_ABOVE_MV = 3500',
    to: 'BACK_ABOVE_MV = 3150',
  },
  {
    name: 'a start at 3 V',
    file: 'src/limits.ts',
    from: 'START_MIN_MV = 3400',
    to: 'START_MIN_MV = 3000',
  },
  {
    name: 'softer is not softer',
    file: 'src/limits.ts',
    from: 'SOFT_PERCENT = 70',
    to: 'SOFT_PERCENT = 100',
  },
  {
    name: 'the duty does not follow the battery',
    file: 'src/governor.ts',
    from: 'cellMv === ABSENT ? ASSUMED_MV : cellMv)',
    to: '3000)',
  },
  {
    name: 'a level jumps',
    file: 'src/governor.ts',
    from: 'const STEP_LEVELS = STEP_MS / RAMP_MS_PER_LEVEL',
    to: 'const STEP_LEVELS = 60',
  },
  {
    name: 'the kick lasts three seconds',
    file: 'src/governor.ts',
    from: 'kickUntil = now + motor.kickMs',
    to: 'kickUntil = now + 3000',
  },
  {
    name: 'chatter is taken for a release',
    file: 'src/button.ts',
    from: 'RELEASE_STABLE_MS = 25',
    to: 'RELEASE_STABLE_MS = 1',
  },
  {
    name: 'a long press that outlasts the program starts it again',
    file: 'src/button.ts',
    from: 'return heldSince < spentAt ? NO_GESTURE : LONG',
    to: 'return LONG',
  },
  {
    name: 'a stuck button is not noticed',
    file: 'src/button.ts',
    from: 'STUCK_MS = 30000',
    to: 'STUCK_MS = 3000000',
  },
  {
    name: 'a locked device starts',
    file: 'src/massager.ts',
    from: '[showLocked,  none,     unlock, showLocked]',
    to: '[showLocked,  none,     unlock, startSession]',
  },
  {
    name: 'a fault is cleared by a long press that also starts',
    file: 'src/massager.ts',
    from: '    fault = 0\n    enterResting()',
    to: '    fault = 0\n    startSession()',
  },
  {
    name: 'the watchdog is never started',
    file: 'hal/shell.ts',
    from: '    hal.startWatchdog()\n',
    to: '',
  },
  {
    name: 'an exception leaves the motor as it is',
    file: 'hal/shell.ts',
    from: '    massager.fail(massager.FAULT_EXCEPTION, now)\n    apply(now)',
    to: '    hal.wakeAt(now + 20)',
  },
  {
    name: 'the newest of what is stored is overwritten',
    file: 'hal/store.ts',
    from: 'hal.write(1 - newest,',
    to: 'hal.write(newest,',
  },
  {
    name: 'what is stored is not checked',
    file: 'hal/store.ts',
    from: 'parts.length === 3 && parts[0] === String(adler32(stored, parts[0]!.length)) && number > sequence',
    to: 'number > sequence',
  },
  {
    name: 'the lock is not stored',
    file: 'src/massager.ts',
    from: 'saved[LOCKED_FIELD] = 0\n  changed = true',
    to: 'saved[LOCKED_FIELD] = 0',
  },
  {
    name: 'the sensors are hardly looked at',
    file: 'src/limits.ts',
    from: 'CHECK_MS = SECOND_MS',
    to: 'CHECK_MS = 20 * SECOND_MS',
  },
  {
    name: 'quiet looks see nothing',
    file: 'src/governor.ts',
    from: 'quietToC = softHeat ? OFF_FROM_C : SOFT_FROM_C',
    to: 'quietToC = 100',
  },
  {
    name: 'hand time is not counted',
    file: 'src/governor.ts',
    from: 'handHz2s += ms * handRate',
    to: 'handHz2s += 0 * handRate',
  },
]
