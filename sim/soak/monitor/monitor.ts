// Holds a device to every invariant, at every step of a run.

import type { Device } from '../../device/device.ts'
import { seconds } from '../../script/units.ts'
import { STEP_INVARIANTS } from '../invariants/index.ts'
import type { Invariant, InvariantCheck } from '../invariants/invariant.ts'
import { InvariantError } from '../invariants/invariant-error.ts'
import { HealthTracker } from './health-tracker.ts'
import { MotionTracker } from './motion-tracker.ts'
import { type Observation, observe } from './observation.ts'
import { PressTracker } from './press-tracker.ts'
import { ServiceTracker } from './service-tracker.ts'
import { StoreCheck } from './store-check.ts'
import { StoreTracker } from './store-tracker.ts'
import { countChanges, createTally, type Tally } from './tally.ts'

/** A step is skipped if nothing changed for this long: every answer to an earlier change has come by then. */
const SKIP_AFTER_MS = 15_000
/** And if the step before was this long ago. Shorter ones may be needless wake-ups. */
const SHORT_STEP_MS = 1000

interface RunningCheck {
  name: string
  check: InvariantCheck
  isCheckedWithoutEngine: boolean
  isAboutStore: boolean
}

function describe({ duty, mv, celsius, hertz, deviceMs, isLit, isConsoleOpen, isPlugged, lock }: Observation): string {
  const facts = [`duty ${duty}`, `${mv} mV`, `${celsius} C`, `${hertz.toFixed(1)} Hz`, `light ${isLit ? 'on' : 'off'}`]
  if (isConsoleOpen) facts.push('console open')
  if (isPlugged) facts.push('charger in')
  return `${facts.join(', ')}, lock ${lock}, ${seconds(deviceMs)} after boot`
}

export class InvariantMonitor {
  readonly tally: Tally
  readonly #invariants: readonly Invariant[]
  readonly #presses = new PressTracker()
  readonly #motion = new MotionTracker()
  readonly #health = new HealthTracker()
  readonly #service = new ServiceTracker()
  readonly #store = new StoreTracker()
  readonly #storeCheck = new StoreCheck()
  #checks: RunningCheck[] = []
  #boots = -1
  #steppedMs = 0
  #changedMs = 0
  #last: Observation | undefined

  /** Counts in `tally`. */
  constructor(tally: Tally = createTally(), invariants: readonly Invariant[] = STEP_INVARIANTS) {
    this.tally = tally
    this.#invariants = invariants
  }

  /** Checks the device now. Throws InvariantError. */
  check(device: Device): void {
    const { tally } = this
    tally.steps++
    if (this.#isUnchanged(device)) return
    const now = this.#observe(device)
    if (device.hal.resets !== this.#boots) this.#noteBoot(device)
    const isEngineDead = device.hal.brokenParts.has('engine')
    for (const { name, check, isCheckedWithoutEngine } of this.#checks) {
      if (isEngineDead && !isCheckedWithoutEngine) continue
      tally.checks++
      const broken = check(now)
      if (broken) throw new InvariantError(name, now.ms, (broken === true ? '' : `${broken}; `) + describe(now))
    }
    if (this.#last) countChanges(tally, this.#last, now)
    this.#last = now
    this.#storeCheck.update(device)
  }

  /** Whether the motor has been still for some time and nothing happens: the invariants that held still hold. */
  #isUnchanged(device: Device): boolean {
    const { hal, contacts, now } = device
    const last = this.#last
    const sinceMs = now - this.#steppedMs
    this.#steppedMs = now
    if (last === undefined || this.#isChanged(device, last) || contacts.finger === 1 || contacts.isStuck) {
      this.#changedMs = now
      return false
    }
    return sinceMs >= SHORT_STEP_MS && now - this.#changedMs > SKIP_AFTER_MS && hal.duty === 0
  }

  #isChanged(device: Device, last: Observation): boolean {
    const { hal, world } = device
    return (
      hal.resets !== this.#boots ||
      hal.brokenParts.size > 0 ||
      hal.isAlive !== last.isAlive ||
      hal.duty + last.duty > 0 ||
      hal.lightLevel > 0 !== last.isLit ||
      (hal.consoleOpen === 1) !== last.isConsoleOpen ||
      world.isPlugged !== last.isPlugged ||
      last.isPressed ||
      hal.link?.isConnected === true ||
      device.today !== last.day ||
      device.lastRequest.ms === device.now ||
      this.#store.hasNewWrite(device)
    )
  }

  #observe(device: Device): Observation {
    const now = observe(device)
    this.#store.update(device)
    now.storedFields = this.#store.storedFields
    now.hasStored = this.#store.hasStored
    now.isStoreDamaged = this.#store.isDamaged
    this.#presses.update(now)
    now.press = this.#presses.press
    now.presses = this.#presses.presses
    now.gesture = this.#presses.gesture
    this.#health.update(now)
    now.aliveSinceMs = this.#health.aliveSinceMs
    now.mayBeFaulty = this.#health.mayBeFaulty
    now.lock = this.#health.lockOf(now)
    this.#service.update(now)
    now.mayBeInService = this.#service.mayBeInService
    this.#motion.update(now)
    now.stillMs = this.#motion.stillMs
    now.session = this.#motion.session
    now.endedSession = this.#motion.endedSession
    now.deskUntilMs = this.#motion.causes.deskUntilMs
    return now
  }

  /** Starts the checks again, but for those about the store. */
  #noteBoot(device: Device): void {
    // What a scenario stores before it begins is not checked.
    if (this.#boots >= 0 && device.now > 0 && this.#storeCheck.checkBoot(device)) this.tally.checks++
    this.#boots = device.hal.resets
    this.tally.boots++
    this.#checks = this.#invariants.map((invariant, i) => {
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
