// Holds a device to every invariant, at every step of a run.

import { DARK, type Device } from '../../device/device.ts'
import { seconds } from '../../script/units.ts'
import { STEP_INVARIANTS } from '../invariants/index.ts'
import type { InvariantCheck } from '../invariants/invariant.ts'
import { InvariantError } from '../invariants/invariant-error.ts'
import { type Observation, observe } from './observation.ts'
import { SessionTracker } from './session-tracker.ts'
import { IDLE_STATES, StoreCheck } from './store-check.ts'
import { StoreTracker } from './store-tracker.ts'
import { countChanges, createTally, type Tally } from './tally.ts'

/** An unchanged step is skipped if the step before was this long ago. Shorter ones may be needless wake-ups. */
const SKIP_AFTER_MS = 1000

interface RunningCheck {
  name: string
  check: InvariantCheck
  isCheckedWithoutEngine: boolean
  isAboutStore: boolean
}

const describe = ({ state, duty, mv, celsius, hertz, deviceMs }: Observation): string =>
  `${state}, duty ${duty}, ${mv} mV, ${celsius} C, ${hertz.toFixed(1)} Hz, ${seconds(deviceMs)} after boot`

export class InvariantMonitor {
  readonly tally: Tally
  readonly #sessions = new SessionTracker()
  readonly #store = new StoreTracker()
  readonly #storeCheck = new StoreCheck()
  #checks: RunningCheck[] = []
  #boots = -1
  /** The board has begun to boot, and what it has found in its store was not checked yet. */
  #isBooting = false
  #steppedMs = 0
  #last: Observation | undefined

  /** Counts in `tally`. */
  constructor(tally: Tally = createTally()) {
    this.tally = tally
  }

  /** Checks the device now. Throws InvariantError. */
  check(device: Device): void {
    const { tally } = this
    if (this.#isUnchanged(device)) {
      tally.steps++
      return
    }
    const now = this.#observe(device)
    if (device.hal.resets !== this.#boots) this.#noteBoot(device)
    if (this.#isBooting && now.state !== DARK) this.#checkBoot(device)
    tally.steps++
    const isEngineDead = device.hal.brokenParts.has('engine')
    for (const { name, check, isCheckedWithoutEngine } of this.#checks) {
      if (isEngineDead && !isCheckedWithoutEngine) continue
      tally.checks++
      const broken = check(now)
      if (broken) throw new InvariantError(name, now.ms, (broken === true ? '' : `${broken}; `) + describe(now))
    }
    if (this.#last) countChanges(tally, this.#last, now)
    this.#last = now
    if (!this.#isBooting) this.#storeCheck.update(device, now.state)
  }

  /** Whether the device is idle, as at the last check, and nothing happens to it: the invariants that held still hold. */
  #isUnchanged(device: Device): boolean {
    const { hal, contacts, now } = device
    const last = this.#last
    const sinceMs = now - this.#steppedMs
    this.#steppedMs = now
    if (last === undefined || sinceMs < SKIP_AFTER_MS || !IDLE_STATES.includes(device.state)) return false
    const isTouched = contacts.finger === 1 || contacts.isStuck || last.isPressed || device.lastRequest.ms === now
    const isNew =
      hal.resets !== this.#boots ||
      hal.brokenParts.size > 0 ||
      device.state !== last.state ||
      hal.duty + last.duty > 0 ||
      hal.lightLevel > 0 !== last.isLit ||
      (hal.consoleOpen === 1) !== last.isConsoleOpen ||
      device.world.isPlugged !== last.isPlugged ||
      device.today !== last.day ||
      this.#storeCheck.hasNewWrite(device)
    return !isTouched && !isNew
  }

  #observe(device: Device): Observation {
    const now = observe(device)
    this.#store.update(device)
    this.#sessions.update(now)
    now.session = this.#sessions.session
    now.endedSession = this.#sessions.endedSession
    now.deskUntilMs = this.#sessions.deskUntilMs
    now.storedFields = this.#store.storedFields
    now.hasStored = this.#store.hasStored
    now.isStoreDamaged = this.#store.isDamaged
    return now
  }

  #checkBoot(device: Device): void {
    this.#isBooting = false
    if (this.#storeCheck.checkBoot(device)) this.tally.checks++
  }

  /** Starts the checks again, but for those about the store. */
  #noteBoot(device: Device): void {
    // What a scenario stores before it begins is not checked.
    this.#isBooting ||= this.#boots >= 0 && device.now > 0
    this.#boots = device.hal.resets
    this.tally.boots++
    this.#checks = STEP_INVARIANTS.map((invariant, i) => {
      const { name, startCheck, isCheckedWithoutEngine = false, isAboutStore = false } = invariant
      const running = this.#checks[i]
      if (running?.isAboutStore) return running
      return {
        name,
        check: startCheck(device.motor),
        isCheckedWithoutEngine: isCheckedWithoutEngine || isAboutStore,
        isAboutStore,
      }
    })
  }
}
