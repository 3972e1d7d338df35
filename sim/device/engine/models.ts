// How long code takes on the engines of real boards: one row an engine. The firmware's own modules count what they run
// (meter-source.mjs); everything else, such as the HAL, has a fixed cost here.
//
// An RP2040 runs from flash behind a cache of 16 KiB. On an emulated chip, A is the time without cache misses and C that
// with 95 cycles a miss; a board lies between the two. The numbers here are for the middle of A and C, as measured with the
// firmware of November 2026 (chip-figures.json).

import { ESPRUINO_METER, JERRYSCRIPT_METER } from './node-costs.mjs'

/** What a board's own part does for the firmware, and ways in which an engine calls the firmware. */
export interface Costs {
  // The way into a callback.
  /** From reset until the firmware begins: the start of the engine, and reading the file. */
  boot: number
  timer: number
  watch: number
  request: number
  /** Whole callbacks of a HAL: a step of a plan, and a sensor check that finds no change. */
  step: number
  check: number
  // Calls of the HAL.
  setUp: number
  listen: number
  now: number
  wakeAt: number
  motor: number
  playSteps: number
  light: number
  batteryMv: number
  milliamps: number
  celsius: number
  charging: number
  day: number
  watchSensors: number
  unwatchSensors: number
  readCell: number
  readChar: number
  writeCell: number
  writeChar: number
  /** With the erase of a page. */
  beginPage: number
  dropSlots: number
  isButtonHeld: number
  setConsoleOpen: number
  startWatchdog: number
  feedWatchdog: number
  recordError: number
}

export type CostName = keyof Costs

export interface EngineModel {
  about: string
  /** Index of its counter, and what a unit of it costs, in us. */
  meter: number
  unitUs: number
  /** How many times longer code takes in the middle of A and C than in A. */
  cacheFactor: number
  /** In us. */
  costsUs: Costs
  /**
   * Kaluma: a timer counts from the start of the pass in which it is set, and it comes one ms later. A callback that is not
   * the first of its pass sets it early. Espruino: a timer counts from the moment in which it is set.
   */
  timersCountFromPass: boolean
  /**
   * Kaluma: pins are polled once a pass, after the timers. A level that came and went during a pass is lost, and an edge has
   * the time at which it is handled. Espruino: edges have their own time and wait in a queue, before timers that are due.
   */
  pollsPins: boolean
}

function scale(costs: Costs, factor: number): Costs {
  return Object.fromEntries(Object.entries(costs).map(([name, us]) => [name, us * factor])) as unknown as Costs
}

/** Espruino's HAL is JavaScript, so most calls cost what their 20 to 50 nodes do. */
const RP2040_US: Costs = {
  boot: 66_000,
  timer: 1500,
  watch: 1800,
  request: 2500,
  step: 1540,
  check: 4300,
  setUp: 8000,
  listen: 3000,
  now: 1200,
  wakeAt: 1600,
  motor: 1800,
  playSteps: 1500,
  light: 1200,
  batteryMv: 1500,
  milliamps: 1500,
  celsius: 1200,
  charging: 400,
  day: 600,
  watchSensors: 3000,
  unwatchSensors: 700,
  readCell: 1200,
  readChar: 0,
  writeCell: 4500,
  writeChar: 0,
  beginPage: 60_000,
  dropSlots: 2000,
  isButtonHeld: 400,
  setConsoleOpen: 800,
  startWatchdog: 600,
  feedWatchdog: 400,
  recordError: 400,
}

const RP2040_CACHE_FACTOR = 1.89

const RP2040: EngineModel = {
  about: 'Espruino 2v29 on an RP2040 at 125 MHz, as measured on an emulated chip',
  meter: ESPRUINO_METER,
  unitUs: 39,
  cacheFactor: RP2040_CACHE_FACTOR,
  costsUs: RP2040_US,
  timersCountFromPass: false,
  pollsPins: false,
}

/** `E.getTemperature()` waits so long (libs/puckjs/jswrap_puck.c). */
const PUCK_TEMPERATURE_US = 50_000

const puckCosts = scale(RP2040_US, 1 / RP2040_CACHE_FACTOR)

/** JerryScript's inner loop is smaller than Espruino's parser. */
const KALUMA_CACHE_FACTOR = 1.1
/** A reading of the converter. The engine waits for it. */
const ANALOG_READ_US = 1080

export const ENGINE_MODELS = {
  rp2040: RP2040,
  puckjs2: {
    ...RP2040,
    about: 'Espruino on a Puck.js 2 (64 MHz): an estimate, about 5 us for 1,000 x86 instructions',
    unitUs: RP2040.unitUs / RP2040_CACHE_FACTOR,
    cacheFactor: 1,
    costsUs: {
      ...puckCosts,
      celsius: PUCK_TEMPERATURE_US,
      check: puckCosts.check + PUCK_TEMPERATURE_US,
      // The nRF52832 writes a word of four bytes in up to 338 us.
      writeChar: 85,
      beginPage: 90_000,
    },
  },
  pico: {
    about: 'Kaluma 1.2.1 on a Pico, as measured on an emulated chip',
    meter: JERRYSCRIPT_METER,
    unitUs: 2.8 * KALUMA_CACHE_FACTOR,
    cacheFactor: KALUMA_CACHE_FACTOR,
    costsUs: {
      ...scale(
        {
          boot: 680_000,
          timer: 900,
          watch: 200,
          request: 200,
          step: 800,
          check: 600,
          setUp: 5500,
          listen: 1000,
          now: 170,
          wakeAt: 340,
          motor: 200,
          playSteps: 270,
          light: 100,
          batteryMv: 340,
          milliamps: 340,
          celsius: 400,
          charging: 100,
          day: 100,
          watchSensors: 480,
          unwatchSensors: 100,
          readCell: 300,
          readChar: 100,
          writeCell: 3000,
          writeChar: 40,
          beginPage: 46_000,
          dropSlots: 2000,
          isButtonHeld: 100,
          setConsoleOpen: 35,
          startWatchdog: 70,
          feedWatchdog: 70,
          recordError: 100,
        },
        KALUMA_CACHE_FACTOR,
      ),
      batteryMv: 3 * ANALOG_READ_US + 510,
      milliamps: ANALOG_READ_US + 510,
      celsius: ANALOG_READ_US + 610,
      check: 2 * ANALOG_READ_US + 920,
    },
    timersCountFromPass: true,
    pollsPins: true,
  },
} as const satisfies Record<string, EngineModel>

/** Callbacks take no time on it. */
export const NO_ENGINE = 'none'
/** Of a device in a real world: the slowest one that was measured. */
export const USUAL_ENGINE = 'rp2040'

export type EngineName = keyof typeof ENGINE_MODELS | typeof NO_ENGINE
export const ENGINE_NAMES = [...Object.keys(ENGINE_MODELS), NO_ENGINE] as readonly EngineName[]
