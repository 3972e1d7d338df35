// The `given` steps for what feeds the motor, drives it and senses its current; and the same as lines of a recording.

import { DRIVERS, type DriverKind } from '../../hal/boards/drivers.ts'
import { ADAPTER_MV, CELLS, type Chemistry, type Supply } from '../../hal/boards/supplies.ts'
import { UsageError } from '../../lib/command-line/usage.ts'
import type { GivenWorld, WorldHardware } from '../world/fields.ts'
import type { WorldStep } from './step.ts'

export const CHEMISTRIES = Object.keys(CELLS) as Chemistry[]
export const DRIVER_KINDS = Object.keys(DRIVERS) as DriverKind[]

/** Output of every sensor at no current, in mV: enough to see that it is there. */
const SENSE_OFFSET_MV = 100
/** Output for one A, in mV. */
const MV_PER_A = [10, 20_000] as const

function add(given: GivenWorld, hardware: WorldHardware): void {
  given.hardware = { ...given.hardware, ...hardware }
}

function within(what: string, value: number, [min, max]: readonly [number, number], unit: string): number {
  if (value >= min && value <= max) return value
  throw new UsageError(`${what}: expected ${min} to ${max} ${unit}, but got ${value}`)
}

const adapter = (volts: string, maxMa?: string): Supply => ({
  kind: 'adapter',
  mv: within('adapter', Math.round(Number(volts) * 1000), ADAPTER_MV, 'mV'),
  ...(maxMa !== undefined && { maxMa: Number(maxMa) }),
})

export const HARDWARE_STEPS: readonly WorldStep[] = [
  {
    form: 'given NUMBER CHEMISTRY cells',
    about: `cells in series that feed the motor: ${CHEMISTRIES.join(', ')}; without this step one Li-ion cell`,
    apply: (given, [count, chemistry]) => {
      const kind = chemistry as Chemistry
      add(given, {
        supply: { kind, cells: within(`${kind} cells`, Number(count), [1, CELLS[kind].maxCells], 'in series') },
      })
    },
  },
  {
    form: 'given an adapter of NUMBER V',
    about: 'a mains adapter that feeds the motor, and the board through a converter; it gives 1,500 mA',
    apply: (given, [volts]) => add(given, { supply: adapter(volts!) }),
  },
  {
    form: 'given an adapter of NUMBER V and NUMBER mA',
    about: 'the same, with the current that it can give; its volts fall where the motor wants more',
    apply: (given, [volts, maxMa]) => add(given, { supply: adapter(volts!, maxMa) }),
  },
  {
    form: 'given a DRIVER driver',
    about: `what drives the motor: ${DRIVER_KINDS.join(', ')}; the last two are bridges, which brake`,
    apply: (given, [driver]) => add(given, { driverKind: driver as DriverKind }),
  },
  {
    form: 'given a sensor of NUMBER mV per A in the CIRCUIT',
    about: 'a sensor of the current, in the circuit of the motor or of its supply',
    apply: (given, [mvPerA, of]) =>
      add(given, {
        sense: {
          mvPerA: within('sensor', Number(mvPerA), MV_PER_A, 'mV per A'),
          offsetMv: SENSE_OFFSET_MV,
          of: of as 'motor' | 'supply',
        },
      }),
  },
]

function supplyLine(supply: Supply): string {
  if (supply.kind === 'usb') return `given an adapter of 5 V${supply.maxMa ? ` and ${supply.maxMa} mA` : ''}`
  if (supply.kind === 'adapter')
    return `given an adapter of ${supply.mv / 1000} V${supply.maxMa ? ` and ${supply.maxMa} mA` : ''}`
  return `given ${supply.cells} ${supply.kind} cells`
}

/** The steps that give this hardware. */
export function hardwareLines({ supply, driverKind, sense }: WorldHardware = {}): string[] {
  return [
    ...(supply ? [supplyLine(supply)] : []),
    ...(driverKind ? [`given a ${driverKind} driver`] : []),
    ...(sense ? [`given a sensor of ${sense.mvPerA} mV per A in the ${sense.of}`] : []),
  ]
}
