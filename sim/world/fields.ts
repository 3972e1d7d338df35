// The settings of a world, each with its unit, range and standard value. Values outside the ranges are refused: a
// negative resistance or an empty cell would give numbers, but no device.

import { UsageError } from '../../lib/command-line/names.ts'
import type { EngineName } from '../device/engine/models.ts'

export interface Field {
  /** Its name in a scenario. */
  name: string
  unit: string
  min: number
  max: number
  /** Its value where a scenario gives none. */
  standard: number
  about: string
}

/** Sections and S-numbers refer to docs/owner/evidence.md. */
export const FIELDS = {
  cellAh: {
    name: 'cell capacity',
    unit: 'Ah',
    min: 0.05,
    max: 10,
    standard: 1,
    about: 'capacity of a full cell (6.2, proposal)',
  },
  cellOhm: {
    name: 'cell resistance',
    unit: 'ohm',
    min: 0.01,
    max: 2,
    standard: 0.12,
    about: 'resistance of cell, protector and wires; an old cell has more (6.2, proposal)',
  },
  cellPercent: {
    name: 'cell charge',
    unit: '%',
    min: 0,
    max: 100,
    standard: 80,
    about: 'charge at the start',
  },
  chargerMa: {
    name: 'charger current',
    unit: 'mA',
    min: 10,
    max: 2000,
    standard: 300,
    about: 'current of the charger before the cell is nearly full (proposal)',
  },
  boardMa: {
    name: 'board current',
    unit: 'mA',
    min: 0,
    max: 200,
    standard: 0.05,
    about: 'current of the board without the motor (proposal)',
  },
  roomC: {
    name: 'room temperature',
    unit: 'C',
    min: -20,
    max: 60,
    standard: 25,
    about: 'temperature of the air, and at the start of motor and case',
  },
  caseKPerW: {
    name: 'case to air',
    unit: 'K/W',
    min: 1,
    max: 60,
    standard: 6,
    about: 'heat resistance from the case to the air; more under a blanket (6.2, proposal)',
  },
  stickiness: {
    name: 'motor stickiness',
    unit: '%',
    min: 10,
    max: 1000,
    standard: 100,
    about: 'static friction of the motor, as a share of the model (6.2)',
  },
  friction: {
    name: 'motor friction',
    unit: '%',
    min: 10,
    max: 400,
    standard: 100,
    about: 'friction while the motor turns, as a share of the model (6.2)',
  },
  bounceMs: {
    name: 'switch bounce',
    unit: 'ms',
    min: 0,
    max: 200,
    standard: 10,
    about: 'longest bouncing at a press or release (6.2; the longest measured was 157 ms, S88)',
  },
  chatterPercent: {
    name: 'switch chatter',
    unit: '%',
    min: 0,
    max: 100,
    standard: 20,
    about: 'share of the turns of the motor that open a held button for a moment (6.2, proposal)',
  },
  noiseSteps: {
    name: 'sensor noise',
    unit: 'steps',
    min: 0,
    max: 50,
    standard: 2,
    about: 'deviation of a reading, in steps of the converter, which has 4096 (proposal)',
  },
  driftPercent: {
    name: 'clock drift',
    unit: '%',
    min: -10,
    max: 10,
    standard: 0,
    about: 'how much too fast the clock of the board is; without a crystal it is off by up to a few percent (proposal)',
  },
  flashErases: {
    name: 'flash life',
    unit: 'erases',
    min: 1,
    max: 1_000_000,
    standard: 10_000,
    about: 'erases that a page endures (the nRF52832 is specified for 10,000)',
  },
} as const satisfies Record<string, Field>

export type FieldName = keyof typeof FIELDS
export type WorldSettings = Record<FieldName, number>

/** The world as a scenario gives it. Without `world` the device is on the bench. */
export interface GivenWorld {
  world?: Partial<WorldSettings>
  seed?: number
  motor?: string
  /** How long code takes. */
  engine?: EngineName
  /** Sensors that the board does not have. */
  without?: readonly Sensor[]
  /** How hosts reach the board, if they do. */
  link?: 'radio' | 'wire'
}

export const SENSORS = ['battery', 'thermometer'] as const
export type Sensor = (typeof SENSORS)[number]

export const FIELD_NAMES = Object.keys(FIELDS) as FieldName[]

/** Returns the value. Throws UsageError if it is out of range. */
export function checkField(name: FieldName, value: number): number {
  const { unit, min, max } = FIELDS[name]
  if (!(value >= min && value <= max))
    throw new UsageError(`${FIELDS[name].name}: expected ${min} to ${max} ${unit}, but got ${value}`)
  return value
}

/** These settings, and the standard value of every other field. Throws UsageError for a value out of range. */
export function completeSettings(given: Partial<WorldSettings> = {}): WorldSettings {
  const entries = FIELD_NAMES.map((name) => [name, checkField(name, given[name] ?? FIELDS[name].standard)])
  return Object.fromEntries(entries) as WorldSettings
}

/** Of a bench: nothing bounces, and readings have no noise. */
export const BENCH_SETTINGS: WorldSettings = completeSettings({
  bounceMs: 0,
  chatterPercent: 0,
  noiseSteps: 0,
  boardMa: 0,
})
