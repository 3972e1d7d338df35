// Holds a device to every promise, at every step of whatever is done to it.

import { fieldsIn, LOCKED_FIELD, PROGRAM_FIELD, STRENGTH_FIELD } from '../../src/settings.ts'
import { DARK, type Device } from '../device.ts'
import { seconds } from '../units.ts'
import { PromiseError } from './promise-error.ts'
import { type Broken, PROMISES } from './promises.ts'
import { type Seen, see } from './seen.ts'

export const STORE_PROMISE = 'what is stored is whole: the newest, or the one before'

const RESTING: readonly string[] = ['off', 'locked']

/** What a run came to. */
export interface Tally {
  steps: number
  checks: number
  sessions: number
  runningMs: number
  starts: number
  powerCuts: number
  faults: number
}

export const noTally = (): Tally => ({
  steps: 0,
  checks: 0,
  sessions: 0,
  runningMs: 0,
  starts: 0,
  powerCuts: 0,
  faults: 0,
})

export class Watch {
  readonly tally: Tally
  #judges: { name: string; broken: Broken; always: boolean }[] = []
  #boots = -1
  #last: Seen | undefined
  /** Off or locked, as it was before the board went, and whether that may be unknown to the store. */
  #resting = ''
  #unstored = false

  /** Adds to `tally` what it sees. */
  constructor(tally: Tally = noTally()) {
    this.tally = tally
  }

  /** One look. Throws PromiseError. */
  step(device: Device): void {
    const seen = see(device)
    const { tally } = this
    if (device.hal.resets !== this.#boots) this.#start(device)
    tally.steps++
    const dead = device.hal.broken.has('engine')
    for (const { name, broken, always } of this.#judges) {
      // A dead interpreter keeps no promise but that of the watchdog; without power there is nothing to judge.
      if (dead && !always) continue
      tally.checks++
      if (broken(seen)) throw new PromiseError(name, seen.ms, this.#describe(seen))
    }
    this.#count(seen)
    this.#last = seen
    if (RESTING.includes(seen.state)) this.#resting = seen.state
    // What broke in the middle of locking may have come before it was stored, or after.
    else if (seen.state === 'fault') this.#resting = ''
    if (device.hal.broken.has('store')) this.#unstored = true
    else if (device.writes[0]?.whole) this.#unstored = false
    else if (device.writes.length > 0) this.#unstored = true
  }

  #start(device: Device): void {
    // What a scenario stores before it begins is no promise.
    if (this.#boots >= 0 && device.now > 0) this.#checkStored(device)
    this.#boots = device.hal.resets
    this.tally.starts++
    this.#judges = PROMISES.map(({ name, begin, always = false }) => ({
      name,
      broken: begin(device.motor),
      always,
    }))
  }

  /** The board has just started: it must have what was written last, or, if that was cut off, what was written before. */
  #checkStored(device: Device): void {
    const { out, writes, files, state } = device
    if (!device.hal.powered || device.hal.broken.has('motor') || device.hal.broken.has('light')) return
    const whole = writes.findIndex((write) => write.whole)
    const found = writes.slice(0, whole < 0 ? undefined : whole + 1).map(({ text }) => fieldsIn(text.split('|')[2]))
    // Before anything was stored, and where flash is worn out or was being tidied up as power went, gentle defaults are right.
    const worn = files.flash.erases.some((erases) => erases >= device.settings.flashErases)
    if (whole < 0 || worn || files.cutWhileCompacting) found.push(fieldsIn(undefined), fieldsIn(''))
    const locked = (settings: readonly number[]) => (settings[LOCKED_FIELD] ? 'locked' : 'off')
    const kept =
      this.#unstored ||
      worn ||
      files.cutWhileCompacting ||
      !RESTING.includes(state) ||
      !this.#resting ||
      state === this.#resting
    const fits =
      kept &&
      found.some(
        (settings) =>
          out.strength === Math.max(1, settings[STRENGTH_FIELD]! - 1) &&
          out.program === settings[PROGRAM_FIELD] &&
          (state === locked(settings) || ['charging', 'fault', 'service'].includes(state)),
      )
    this.tally.checks++
    if (!fits)
      throw new PromiseError(
        STORE_PROMISE,
        device.now,
        `it is ${state}, strength ${out.strength}, program ${out.program}; it was ${this.#resting}, stored was ${found.map((one) => one.join(',')).join(' or ')}`,
      )
  }

  #count(seen: Seen): void {
    const { tally } = this
    const last = this.#last
    if (!last) return
    if (seen.state === 'running') {
      if (last.state !== 'running') tally.sessions++
      else tally.runningMs += seen.ms - last.ms
    }
    if (seen.state === 'fault' && last.state !== 'fault') tally.faults++
    if (seen.state === DARK && last.state !== DARK) tally.powerCuts++
  }

  #describe({ state, duty, mv, celsius, hertz, deviceMs }: Seen): string {
    return `${state}, duty ${duty}, ${mv} mV, ${celsius} C, ${hertz.toFixed(1)} Hz, ${seconds(deviceMs)} after its start`
  }
}
