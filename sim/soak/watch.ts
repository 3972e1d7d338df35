// Holds a device to every promise, at every step of whatever is done to it.

import { JOURNAL_SLOT } from '../../hal/hal.ts'
import { JOURNAL_FIELD, LOCKED_FIELD, PROGRAM_FIELD, parseFields, STRENGTH_FIELD } from '../../src/memory/settings.ts'
import { DARK, type Device } from '../device/device.ts'
import { seconds } from '../script/units.ts'
import { PromiseError } from './promise-error.ts'
import type { Broken, Promised } from './promised.ts'
import { PROMISES } from './promises.ts'
import { PROMISES_OF_USE } from './promises-of-use.ts'
import { type Seen, see } from './seen.ts'
import { Sessions } from './sessions.ts'

/** All that are judged at every step. */
export const STEP_PROMISES: readonly Promised[] = [...PROMISES, ...PROMISES_OF_USE]
export const STORE_PROMISE = 'what is stored is whole: the newest, or the one before'

type Write = Device['writes'][number]
/** Version, locked, strength and program of a new device; and of one that lost all that it had. */
const NEW = [2, 1, 3, 0]
const GENTLE = [2, 1, 1, 0]
/** The settings in a line as it is stored. */
const settingsOf = ({ text }: Write): number[] => parseFields(text.split('|')[2])

/** What may be found at the next start: settings, and the journal as it was with them. */
interface Stored {
  write?: Write
  settings: readonly number[]
  journal: string | undefined
}

const journalOf = (device: Device, settings: readonly number[]): string | undefined =>
  device.read(JOURNAL_SLOT + settings[JOURNAL_FIELD]!)

/** Of steps that are so far apart, those that are like the one before are not judged. */
const QUIET_MS = 1000
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
  #judges: { name: string; broken: Broken; always: boolean; kept: boolean }[] = []
  #boots = -1
  readonly #sessions = new Sessions()
  /** The newest line that is whole, and its fields; and what was written before this step, the newest first. */
  #whole: Write | undefined
  #line: readonly number[] | undefined
  #stored: readonly Stored[] = []
  #damaged = false
  #written = 0
  #steppedMs = 0
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
    const { tally } = this
    if (this.#asBefore(device)) {
      tally.steps++
      return
    }
    const seen = this.#see(device)
    if (device.hal.resets !== this.#boots) this.#start(device)
    tally.steps++
    const dead = device.hal.broken.has('engine')
    for (const { name, broken, always } of this.#judges) {
      // A dead interpreter keeps no promise but that of the watchdog; without power there is nothing to judge.
      if (dead && !always) continue
      tally.checks++
      const wrong = broken(seen)
      if (wrong) throw new PromiseError(name, seen.ms, (wrong === true ? '' : `${wrong}; `) + this.#describe(seen))
    }
    this.#count(seen)
    this.#last = seen
    if (RESTING.includes(seen.state)) this.#resting = seen.state
    // What broke in the middle of locking may have come before it was stored, or after.
    else if (seen.state === 'fault') this.#resting = ''
    if (device.hal.broken.has('store')) this.#unstored = true
    else if (device.writes[0]?.whole) this.#unstored = false
    else if (device.writes.length > 0) this.#unstored = true
    this.#keep(device)
  }

  /** What was written, back to the last that is whole, the newest first: each with its journal. */
  #keep(device: Device): void {
    const { writes } = device
    if (writes.length === this.#stored.length && writes[0] === this.#stored[0]?.write) return
    this.#stored = writes.map((write) => {
      const known = this.#stored.find((stored) => stored.write === write)
      if (known) return known
      const settings = settingsOf(write)
      return { write, settings, journal: journalOf(device, settings) }
    })
  }

  /** It rests, as it did at the last look, and nothing happens to it: whatever was kept then is kept now. */
  #asBefore(device: Device): boolean {
    const { hal, contacts, now } = device
    const last = this.#last
    const sinceMs = now - this.#steppedMs
    this.#steppedMs = now
    // What wakes up more often may do so for nothing.
    if (last === undefined || sinceMs < QUIET_MS || !RESTING.includes(device.state)) return false
    const isTouched = contacts.finger === 1 || contacts.stuck || last.closed || device.asked.ms === now
    const isNew =
      hal.resets !== this.#boots ||
      hal.broken.size > 0 ||
      device.state !== last.state ||
      hal.duty + last.duty > 0 ||
      hal.lit > 0 !== last.lit ||
      (hal.reachable === 1) !== last.reachable ||
      device.world.plugged !== last.plugged ||
      device.dayNow !== last.day ||
      device.writes[0] !== this.#stored[0]?.write
    return !isTouched && !isNew
  }

  #see(device: Device): Seen {
    // Filled in, not copied: there are millions of looks.
    const seen = see(device)
    const { files, settings, writes } = device
    if (files.flash.written !== this.#written) {
      this.#written = files.flash.written
      this.#damaged ||= files.flash.erases.some((erases) => erases >= settings.flashErases)
    }
    this.#damaged ||= files.cutWhileCompacting
    const whole = writes.length > 0 ? writes.find((write) => write.whole) : undefined
    seen.wrote = whole !== undefined && whole !== this.#whole
    if (seen.wrote) this.#line = settingsOf(whole!)
    this.#whole = whole
    this.#sessions.step(seen)
    seen.session = this.#sessions.now
    seen.ended = this.#sessions.ended
    seen.deskUntilMs = this.#sessions.deskUntilMs
    seen.line = this.#line
    seen.damaged = this.#damaged
    return seen
  }

  #start(device: Device): void {
    // What a scenario stores before it begins is no promise.
    if (this.#boots >= 0 && device.now > 0) this.#checkStored(device)
    this.#boots = device.hal.resets
    this.tally.starts++
    this.#judges = STEP_PROMISES.map(({ name, begin, always = false, kept = false }, i) => {
      const judge = this.#judges[i]
      return judge?.kept ? judge : { name, broken: begin(device.motor), always: always || kept, kept }
    })
  }

  /** The board has just started: it must have what was written last, or, if that was cut off, what was written before. */
  #checkStored(device: Device): void {
    const { out, files, state } = device
    if (!device.hal.powered || device.hal.broken.has('motor') || device.hal.broken.has('light')) return
    const found = [...this.#stored]
    // Before anything was stored, and where flash is worn out or was being tidied up as power went, gentle defaults are right.
    const worn = files.flash.erases.some((erases) => erases >= device.settings.flashErases)
    const lost = worn || files.cutWhileCompacting
    const newest = this.#stored.find(({ write }) => write!.whole)
    if (!newest) found.push({ settings: NEW, journal: undefined })
    if (lost || !newest) found.push({ settings: GENTLE, journal: undefined })
    // Where nothing at all is left, it is as a new one, if it was that strong before.
    if (lost && newest && newest.settings[STRENGTH_FIELD]! >= NEW[STRENGTH_FIELD]! - 1)
      found.push({ settings: NEW, journal: undefined })
    const locked = (settings: readonly number[]) => (settings[LOCKED_FIELD] ? 'locked' : 'off')
    const kept = this.#unstored || lost || !RESTING.includes(state) || !this.#resting || state === this.#resting
    const fits =
      kept &&
      found.some(
        ({ settings, journal }) =>
          out.strength === Math.max(1, settings[STRENGTH_FIELD]! - 1) &&
          out.program === settings[PROGRAM_FIELD] &&
          (lost || journalOf(device, settings) === journal) &&
          (state === locked(settings) || ['charging', 'fault', 'service'].includes(state)),
      )
    this.tally.checks++
    if (!fits)
      throw new PromiseError(
        STORE_PROMISE,
        device.now,
        `it is ${state}, strength ${out.strength}, program ${out.program}; it was ${this.#resting}, stored was ${found.map(({ settings }) => settings.join(',')).join(' or ')}`,
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
