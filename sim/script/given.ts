// The `given` steps: the world of a scenario, and the settings that an earlier session stored.

import { massagerMotor } from '../../hal/boards/motors.ts'
import * as store from '../../hal/store.ts'
import { UsageError } from '../../lib/command-line/names.ts'
import { HAND_MAX_POINTS } from '../../src/limits.ts'
import {
  HAND_HZ2S_FIELD,
  LOCKED_FIELD,
  MAX_STRENGTH,
  PROGRAM_FIELD,
  STRENGTH_FIELD,
} from '../../src/memory/settings.ts'
import { ENGINE_NAMES, type EngineName, NO_ENGINE, USUAL_ENGINE } from '../device/engine/models.ts'
import { LINKS, type Link } from '../link/fake-link.ts'
import { checkField, FIELD_NAMES, FIELDS, SENSORS, type Sensor } from '../world/fields.ts'
import { HARDWARE_STEPS } from './hardware.ts'
import type { Run, Step, StepAction, WorldStep } from './step.ts'

/** Stores a setting as an earlier session would have; the device powers up with it. */
function storeSetting(field: number, getValue: (run: Run, arg: string) => number): StepAction {
  return (run, [arg]) => {
    run.storedSettings[field] = getValue(run, arg!)
    store.load()
    store.save(run.storedSettings.join(','), '', 0)
    run.device.powerCycle()
  }
}

export const WORLD_STEPS: readonly WorldStep[] = [
  {
    form: 'given a real world with seed NUMBER',
    about:
      'a cell that sags, heat, noise and a switch that bounces, all random numbers from the seed; without this step: the bench',
    apply: (given, [seed]) => {
      given.world ??= {}
      given.seed = Math.trunc(Number(seed))
    },
  },
  // Before the fields, whose names could be anything.
  ...HARDWARE_STEPS,
  {
    form: 'given FIELD NUMBER UNIT',
    about: 'a field of the real world that differs from its standard value; see the table of fields',
    apply: (given, [words, number, unit]) => {
      if (!given.world)
        throw new UsageError('a field needs a real world: write "given a real world with seed 1" before it')
      const name = FIELD_NAMES.find((field) => FIELDS[field].name === words)!
      if (FIELDS[name].unit !== unit)
        throw new UsageError(`${words}: expected a number in ${FIELDS[name].unit}, but got ${unit}`)
      given.world[name] = checkField(name, Number(number))
    },
  },
  {
    form: 'given the MOTOR motor',
    about: 'the motor of the device: massager, massager12 (for 12 V) or coin',
    apply: (given, [motor]) => {
      given.motor = motor!
    },
  },
  {
    form: 'given an engine like ENGINE',
    about: `how long code takes: as on a ${ENGINE_NAMES.join(', ')}; without this step ${USUAL_ENGINE} in a real world, ${NO_ENGINE} on the bench`,
    apply: (given, [engine]) => {
      given.engine = engine as EngineName
    },
  },
  {
    form: 'given a link by LINK',
    about: `hosts reach the board: by ${LINKS.join(' or by ')}; without this step they only have its console`,
    apply: (given, [link]) => {
      given.link = link as Link
    },
  },
  {
    form: 'given a board without SENSOR',
    about: `a sensor that the board does not have: ${SENSORS.join(', ')}`,
    apply: (given, [sensor]) => {
      given.without = [...(given.without ?? []), sensor as Sensor]
    },
  },
]

export const GIVEN_STEPS: readonly Step[] = [
  {
    form: 'given unlocked',
    about: 'the device was unlocked before it was switched on',
    kind: 'given',
    perform: storeSetting(LOCKED_FIELD, () => 0),
  },
  {
    form: 'given strength NUMBER',
    about: 'the stored strength, 1 to 5',
    kind: 'given',
    // One beyond each end: a damaged store may have any number.
    range: [-1, MAX_STRENGTH + 1],
    perform: storeSetting(STRENGTH_FIELD, (_, value) => Number(value)),
  },
  {
    form: 'given program PROGRAM',
    about: 'the stored program: the one that was played last',
    kind: 'given',
    perform: storeSetting(PROGRAM_FIELD, (run, name) => run.names.indexOf(name)),
  },
  {
    form: 'given NUMBER points of hand time',
    about: 'the stored hand time of the day, with the massager motor; 100 are the limit',
    kind: 'given',
    range: [0, 2 * HAND_MAX_POINTS],
    perform: storeSetting(HAND_HZ2S_FIELD, (_, points) => Math.ceil(Number(points) * massagerMotor.hz2sPerPoint)),
  },
]
