// The firmware on a simulated engine: starts it, and says what it says of itself.

import { deviceFacts, motorBehind } from '../../hal/boards/facts/device-facts.ts'
import * as shell from '../../hal/shell.ts'
import * as massager from '../../src/massager.ts'
import * as governor from '../../src/motor/governor.ts'
import type { MotorProfile } from '../../src/motor/profile.ts'
import type { WorldHardware } from '../world/fields.ts'
import type { VirtualClock } from './clock.ts'
import { type Engine, InstantEngine } from './engine/engine.ts'
import { ENGINE_MODELS, type EngineName, NO_ENGINE } from './engine/models.ts'
import { type Pass, TimedEngine } from './engine/timed-engine.ts'
import type { FakeHal } from './fake-hal.ts'
import { plugDevice } from './hardware/plugged-device.ts'
import { plugIn } from './plugged-hal.ts'

export class Firmware {
  readonly engine: Engine
  readonly #isInstant: boolean
  /** The state at the last call of the board's own part, and the state as it is seen: later, when its code has run. */
  #latestState = 0
  #shownState = 0

  constructor(clock: VirtualClock, engine: EngineName, onPass?: (pass: Pass) => void) {
    this.#isInstant = engine === NO_ENGINE
    this.engine =
      engine === NO_ENGINE
        ? new InstantEngine(clock)
        : new TimedEngine(clock, ENGINE_MODELS[engine], { onProgress: () => this.#showState(), onPass })
  }

  boot(
    hal: FakeHal,
    programs: readonly string[],
    breakIndex: number,
    motor: MotorProfile,
    hardware: WorldHardware = {},
  ): void {
    plugIn(hal, this.engine)
    const { sense, ...rest } = hardware
    const known = { ...rest, motor, ...(sense && { senseMvPerA: sense.mvPerA, senseOf: sense.of }) }
    plugDevice(deviceFacts(hal.link.kind === 'radio' ? { ...known, radio: 'quiet' } : known))
    // A host may keep other programs in their places.
    this.engine.run('boot', () => shell.start([...programs], breakIndex, motorBehind(known)))
  }

  #showState(): void {
    const { state } = massager
    if (state === this.#latestState) return
    this.#latestState = state
    this.engine.show(() => {
      this.#shownState = state
    })
  }

  get state(): string {
    return massager.STATE_NAMES[this.#isInstant ? massager.state : this.#shownState]!
  }

  /** All but the duty and the light runs ahead, by the time that the code takes. */
  statusOn(hal: FakeHal) {
    const { state, program, strength, fault, wakeAt } = massager
    const level = governor.levelAt(hal.now())
    return { state, program, strength, fault, wakeAt, level, duty: hal.duty, light: hal.lightLevel }
  }
}
