// What a scenario is given before it begins: the world it plays in, and what an earlier session stored.

import * as store from '../../hal/store.ts'
import { UsageError } from '../../lib/command-line/usage.ts'
import { LOCKED_FIELD, MAX_STRENGTH, PROGRAM_FIELD, STRENGTH_FIELD } from '../../src/memory/settings.ts'
import { checkField, FIELD_NAMES, FIELDS, type GivenWorld, SENSORS, type Sensor } from '../world/fields.ts'
import type { Act, Run, Step } from './step.ts'

/** A step that says in what world all others happen. */
export interface WorldStep {
  form: string
  about: string
  set: (given: GivenWorld, args: readonly string[]) => void
}

/** Settings as an earlier session would have stored them; the device powers up with them. */
function stored(field: number, value: (run: Run, arg: string) => number): Act {
  return (run, [arg]) => {
    run.settings[field] = value(run, arg!)
    store.load()
    store.save(run.settings.join(','))
    run.device.powerCycle()
  }
}

export const WORLD_STEPS: readonly WorldStep[] = [
  {
    form: 'given a real world with seed NUMBER',
    about: 'a cell that sags, heat, noise, a switch that bounces; the seed decides all chance. Without it: the bench',
    set: (given, [seed]) => {
      given.world ??= {}
      given.seed = Math.trunc(Number(seed))
    },
  },
  {
    form: 'given FIELD NUMBER UNIT',
    about: 'something of the real world that is not as it normally is; see the list below',
    set: (given, [words, number, unit]) => {
      if (!given.world) throw new UsageError('say first: given a real world with seed 1')
      const name = FIELD_NAMES.find((field) => FIELDS[field].words === words)!
      if (FIELDS[name].unit !== unit) throw new UsageError(`${words} is in ${FIELDS[name].unit}, not ${unit}`)
      given.world[name] = checkField(name, Number(number))
    },
  },
  {
    form: 'given the MOTOR motor',
    about: 'which motor the device has: massager or coin',
    set: (given, [motor]) => {
      given.motor = motor!
    },
  },
  {
    form: 'given a board without SENSOR',
    about: `what its board cannot measure: ${SENSORS.join(', ')}`,
    set: (given, [sensor]) => {
      given.without = [...(given.without ?? []), sensor as Sensor]
    },
  },
]

export const GIVEN_STEPS: readonly Step[] = [
  {
    form: 'given unlocked',
    about: 'the device was unlocked before it was switched on',
    kind: 'given',
    act: stored(LOCKED_FIELD, () => 0),
  },
  {
    form: 'given strength NUMBER',
    about: 'the strength stored from before, 1 to 5',
    kind: 'given',
    // A damaged store may say anything.
    within: [-1, MAX_STRENGTH + 1],
    act: stored(STRENGTH_FIELD, (_, value) => Number(value)),
  },
  {
    form: 'given program PROGRAM',
    about: 'the program last played',
    kind: 'given',
    act: stored(PROGRAM_FIELD, (run, name) => run.names.indexOf(name)),
  },
]
