// Deliberate defects in the limits of a session and of a day.

import type { Defect } from './defect.ts'

export const LIMITS_DEFECTS: readonly Defect[] = [
  {
    name: 'a session lasts up to 16 min',
    file: 'src/limits.ts',
    from: 'SESSION_MAX_MS = 15 *',
    to: 'SESSION_MAX_MS = 16 *',
    seed: 11,
    invariant: 'a session ends after 15 min, whatever is pressed',
  },
  {
    name: 'another program restarts the time of the session',
    file: 'src/session.ts',
    from: 'show(COUNT + program + 1)',
    to: 'show(COUNT + program + 1)\n  governor.begin(0, 0, now)',
    seed: 13,
    invariant: 'a session ends after 15 min, whatever is pressed',
  },
  {
    name: 'there is no rest after a full session',
    file: 'src/motor/governor.ts',
    from: 'if (now < restUntil ||',
    to: 'if (',
    seed: 2,
    invariant: 'the device rests for 10 min after a full session',
  },
  {
    name: 'the limit of a day is 60 min',
    file: 'src/limits.ts',
    from: 'DAY_MAX_MS = 45 *',
    to: 'DAY_MAX_MS = 60 *',
    seed: 6,
    invariant: 'the motor runs for at most 45 min a day, where the day is known',
  },
  {
    name: 'the charger changes the state, but the motor goes on',
    file: 'src/session.ts',
    from: 'endingReason = journal.BY_CHARGER\n  turnOff()',
    to: 'endingReason = journal.BY_CHARGER',
    seed: 1,
    invariant: 'the device does not wake up without need',
    maxSteps: 10,
  },
  {
    name: 'hand time is not counted',
    file: 'src/motor/day.ts',
    from: 'handHz2s += ms * hz2sPerMs',
    to: 'handHz2s += 0 * hz2sPerMs',
    seed: 74,
    days: 5,
    invariant: 'hand time is at most 100 points a day',
  },
]
