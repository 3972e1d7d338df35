// The core without a HAL, in virtual time, and a bench in each state.

import { massagerMotor } from '../../hal/boards/motors.ts'
import { compileRotation } from '../../programs/index.ts'
import { LightDecoder } from '../../sim/signals/decoder.ts'
import { CHECK_MS } from '../../src/limits.ts'
import * as pairing from '../../src/link/pairing.ts'
import * as massager from '../../src/massager.ts'
import { FAULT_EXCEPTION, RUNNING } from '../../src/massager.ts'
import * as governor from '../../src/motor/governor.ts'
import { NEVER } from '../../src/time.ts'
import { MAX_WAKES_AT_ONCE } from './motor/governor-bench.ts'

export const programs = compileRotation()
/** Stored settings of an unlocked device at strength 3. */
export const UNLOCKED = '2,0,3,0,0,0,0,0,0,0'

/** The core alone, in virtual time, with a record of its answers. */
export class Bench {
  now = 0
  mv = 3900
  celsius = 25
  charging = 0
  /** The calendar's day; 0 if unknown. */
  day = 0
  wakes = 0
  /** Time of the next sensor check while the motor runs. */
  checkAt = NEVER
  /** [ms, duty] of each change. */
  duties: [ms: number, duty: number][] = []
  /** [ms, light] of each change. */
  lights: [ms: number, level: number][] = []
  /** What the light said: each time the name of a signal and its number. */
  said: string[] = []
  #decoder = new LightDecoder(massager.LOCKED)
  #decodedState = massager.LOCKED

  /** Starts with stored settings; null for a new device. */
  constructor(
    stored: string | null = UNLOCKED,
    rotation: readonly string[] = programs,
    day = 0,
    breakIndex = rotation.length - 1,
  ) {
    this.day = day
    // A device of another test may have had a link.
    pairing.reset()
    massager.powerUp(rotation, breakIndex, massagerMotor, stored ?? undefined)
    this.applyAnswer()
  }

  /** Does what a board does with the core's answer, and records changes. */
  applyAnswer(): void {
    if (massager.needsCheck || (this.checkAt === NEVER && massager.state === RUNNING))
      this.checkAt = this.now + CHECK_MS
    if (massager.state !== RUNNING) this.checkAt = NEVER
    if (massager.needsCheck) {
      massager.checkReadings(this.mv, this.celsius, this.charging, this.day, this.now)
      massager.handleReadings(this.mv, this.charging, this.day)
    }
    const dutyBefore = this.duties.at(-1)?.[1] ?? 0
    if (massager.duty !== dutyBefore) this.duties.push([this.now, massager.duty])
    if (massager.duty > 0 && dutyBefore === 0) massager.noteMotorOn(this.now)
    this.#read()
    if (massager.lightLevel !== (this.lights.at(-1)?.[1] ?? 0)) {
      this.lights.push([this.now, massager.lightLevel])
      this.#decoder.setLight(massager.lightLevel > 0, this.now)
    }
    if (massager.state !== this.#decodedState) this.#decoder.setState(massager.state, this.now)
    this.#decodedState = massager.state
  }

  #read(): void {
    const reading = this.#decoder.advance(this.now)
    if (reading) this.said.push(`${reading.signal.name} ${reading.number}`)
  }

  /** What the light says while `act` happens. */
  listen(act: (bench: this) => unknown): string[] {
    const { length } = this.said
    act(this)
    return this.said.slice(length)
  }

  runTo(to: number): this {
    let wakes = 0
    for (;;) {
      const next = Math.min(massager.wakeAt, this.checkAt)
      if (next > to) break
      wakes = next > this.now ? 0 : wakes + 1
      if (wakes > MAX_WAKES_AT_ONCE) throw new Error('time stands still')
      this.now = Math.max(this.now, next)
      if (massager.wakeAt <= this.now) {
        this.wakes++
        massager.wake(this.now, true)
      } else {
        this.checkAt += CHECK_MS
        governor.planNextCheck()
        if (this.mv >= governor.unchangedFromMv && this.mv < governor.unchangedToMv) continue
        massager.checkSensors(this.now)
      }
      this.applyAnswer()
    }
    this.now = to
    this.#read()
    return this
  }

  run(ms: number): this {
    return this.runTo(this.now + ms)
  }

  setButton(closed: number): this {
    massager.handleEdge(closed, this.now, this.now)
    this.applyAnswer()
    return this
  }

  press(ms = 100): this {
    return this.setButton(1).run(ms).setButton(0)
  }

  pressTimes(count: number): this {
    for (let i = 0; i < count; i++) this.press().run(150)
    return this.run(1000)
  }

  request(gesture: number): this {
    massager.handleRequest(gesture, this.now)
    this.applyAnswer()
    return this
  }

  setCharger(charging: number): this {
    this.charging = charging
    massager.checkSensors(this.now)
    this.applyAnswer()
    return this
  }

  get state(): number {
    return massager.state
  }

  get isMotorOn(): boolean {
    return massager.duty > 0
  }
}

/** Reads the sensors at this moment, and does what that asks for. */
export function readSensors(bench: Bench): void {
  massager.checkReadings(bench.mv, bench.celsius, bench.charging, bench.day, bench.now)
  massager.handleReadings(bench.mv, bench.charging, bench.day)
}

const BENCHES: Record<string, () => Bench> = {
  off: () => new Bench().run(100),
  running: () => new Bench().press(900).run(5000),
  locked: () => new Bench(null).run(100),
  charging: () => new Bench().setCharger(1).run(5000),
  fault: () => {
    const bench = new Bench()
    massager.fail(FAULT_EXCEPTION, bench.now)
    return bench.run(20_000)
  },
  service: () => new Bench().pressTimes(5).run(5000),
  calibrating: () => new Bench().pressTimes(5).pressTimes(3).run(5000),
}

export const BENCH_STATES = Object.keys(BENCHES)

/** A bench in this state, with nothing pending. */
export const benchIn = (state: string): Bench => BENCHES[state]!()
