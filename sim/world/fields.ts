// What of a world can be chosen, with unit, range and what it normally is. A world outside these ranges is refused:
// a negative resistance or a cell of nothing would only make numbers, not a device.

import { UsageError } from '../../lib/command-line/usage.ts'

export interface Field {
  /** As a scenario calls it. */
  words: string
  unit: string
  min: number
  max: number
  /** Without anything said. */
  normal: number
  about: string
}

/** Sections and S-numbers are those of docs/owner/evidence.md. */
export const FIELDS = {
  cellAh: {
    words: 'cell capacity',
    unit: 'Ah',
    min: 0.05,
    max: 10,
    normal: 1,
    about: 'of the full cell (6.2, proposal)',
  },
  cellOhm: {
    words: 'cell resistance',
    unit: 'ohm',
    min: 0.01,
    max: 2,
    normal: 0.12,
    about: 'with protector and wires; an old cell has more (6.2, proposal)',
  },
  cellPercent: {
    words: 'cell charge',
    unit: '%',
    min: 0,
    max: 100,
    normal: 80,
    about: 'at the beginning',
  },
  chargerMa: {
    words: 'charger current',
    unit: 'mA',
    min: 10,
    max: 2000,
    normal: 300,
    about: 'while it is constant (proposal)',
  },
  boardMa: {
    words: 'board current',
    unit: 'mA',
    min: 0,
    max: 200,
    normal: 0.05,
    about: 'that the board draws besides the motor (proposal)',
  },
  roomC: {
    words: 'room temperature',
    unit: 'C',
    min: -20,
    max: 60,
    normal: 25,
    about: 'of the air and, at the beginning, of everything',
  },
  caseKPerW: {
    words: 'case to air',
    unit: 'K/W',
    min: 1,
    max: 60,
    normal: 6,
    about: 'under a blanket it is more (6.2, proposal)',
  },
  stickiness: {
    words: 'motor stickiness',
    unit: '%',
    min: 10,
    max: 1000,
    normal: 100,
    about: 'what holds the motor at rest, of what the model has (6.2)',
  },
  friction: {
    words: 'motor friction',
    unit: '%',
    min: 10,
    max: 400,
    normal: 100,
    about: 'while it turns, of what the model has (6.2)',
  },
  bounceMs: {
    words: 'switch bounce',
    unit: 'ms',
    min: 0,
    max: 200,
    normal: 10,
    about: 'at most, at each press and release (6.2; the worst seen was 157 ms, S88)',
  },
  chatterPercent: {
    words: 'switch chatter',
    unit: '%',
    min: 0,
    max: 100,
    normal: 20,
    about: "of the motor's turns that open a held button for a moment (6.2, proposal)",
  },
  noiseSteps: {
    words: 'sensor noise',
    unit: 'steps',
    min: 0,
    max: 50,
    normal: 2,
    about: "deviation, in steps of the converter's 4096 (proposal)",
  },
  driftPercent: {
    words: 'clock drift',
    unit: '%',
    min: -10,
    max: 10,
    normal: 0,
    about: "how much too fast the board's clock is; one without a crystal is up to a few percent off (proposal)",
  },
  flashErases: {
    words: 'flash life',
    unit: 'erases',
    min: 1,
    max: 1_000_000,
    normal: 10_000,
    about: 'that a page endures (the nRF52832 is specified for 10,000)',
  },
} as const satisfies Record<string, Field>

export type FieldName = keyof typeof FIELDS
export type WorldSettings = Record<FieldName, number>

/** The world as a scenario asks for it: on the bench while `world` is not there. */
export interface GivenWorld {
  world?: Partial<WorldSettings>
  seed?: number
  motor?: string
  /** Sensors that its board does not have. */
  without?: readonly Sensor[]
}

export const SENSORS = ['battery', 'thermometer'] as const
export type Sensor = (typeof SENSORS)[number]

export const FIELD_NAMES = Object.keys(FIELDS) as FieldName[]

/** Refuses a value out of range; throws UsageError with the field and its range. */
export function checkField(name: FieldName, value: number): number {
  const { words, unit, min, max } = FIELDS[name]
  if (!(value >= min && value <= max))
    throw new UsageError(`${words} is ${min} to ${max} ${unit}, not ${Number.isNaN(value) ? 'a number' : value}`)
  return value
}

/** Everything as it normally is, but for what is given. Throws UsageError for a value out of range. */
export function worldSettings(given: Partial<WorldSettings> = {}): WorldSettings {
  const entries = FIELD_NAMES.map((name) => [name, checkField(name, given[name] ?? FIELDS[name].normal)])
  return Object.fromEntries(entries) as WorldSettings
}

/** A clean bench: nothing bounces, nothing is noisy. */
export const BENCH: WorldSettings = worldSettings({ bounceMs: 0, chatterPercent: 0, noiseSteps: 0, boardMa: 0 })
