// The core on a bench, and a bench in each of its states.

import { massagerMotor } from '../../hal/boards/motors.ts'
import { compileRotation } from '../../programs/index.ts'
import { CHECK_MS } from '../../src/limits.ts'
import * as massager from '../../src/massager.ts'
import { FAULT_EXCEPTION, RUNNING } from '../../src/massager.ts'
import * as governor from '../../src/motor/governor.ts'
import { NEVER } from '../../src/time.ts'
import { MAX_WAKES_AT_ONCE } from './motor/governor-bench.ts'

export const programs = compileRotation()
export const UNLOCKED = '2,0,3,0,0,0,0,0,0,0'

/** The core alone, in virtual time, with everything it answers noted. */
export class Bench {
  now = 0
  mv = 3900
  celsius = 25
  plugged = 0
  /** The calendar's, 0: unknown. */
  day = 0
  wakes = 0
  /** When the board looks next while the motor runs. */
  checkAt = NEVER
  /** [ms, duty], [ms, light] whenever they changed. */
  duties: [number, number][] = []
  lights: [number, number][] = []

  /** With this line stored; null for a new device. */
  constructor(stored: string | null = UNLOCKED, rotation: readonly string[] = programs) {
    massager.powerUp(rotation, massagerMotor, stored ?? undefined)
    this.note()
  }

  note(): void {
    if (massager.needsCheck || (this.checkAt === NEVER && massager.state === RUNNING))
      this.checkAt = this.now + CHECK_MS
    if (massager.state !== RUNNING) this.checkAt = NEVER
    if (massager.needsCheck) massager.handleReadings(this.mv, this.celsius, this.plugged, this.day, this.now)
    if (massager.duty !== (this.duties.at(-1)?.[1] ?? 0)) this.duties.push([this.now, massager.duty])
    if (massager.lightLevel !== (this.lights.at(-1)?.[1] ?? 0)) this.lights.push([this.now, massager.lightLevel])
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
        massager.wake(this.now)
      } else {
        this.checkAt += CHECK_MS
        if (this.mv >= governor.unchangedFromMv && this.mv < governor.unchangedToMv) continue
        massager.checkSensors(this.now)
      }
      this.note()
    }
    this.now = to
    return this
  }

  run(ms: number): this {
    return this.runTo(this.now + ms)
  }

  edge(closed: number): this {
    massager.handleEdge(closed, this.now)
    this.note()
    return this
  }

  press(ms = 100): this {
    return this.edge(1).run(ms).edge(0)
  }

  presses(count: number): this {
    for (let i = 0; i < count; i++) this.press().run(150)
    return this.run(1000)
  }

  ask(gesture: number): this {
    massager.request(gesture, this.now)
    this.note()
    return this
  }

  plug(on: number): this {
    this.plugged = on
    massager.checkSensors(this.now)
    this.note()
    return this
  }

  get state(): number {
    return massager.state
  }

  get motorOn(): boolean {
    return massager.duty > 0
  }
}

/** A bench in each state, at rest there. */
export const IN: Record<string, () => Bench> = {
  off: () => new Bench().run(100),
  running: () => new Bench().press(900).run(5000),
  locked: () => new Bench(null).run(100),
  charging: () => new Bench().plug(1).run(5000),
  fault: () => {
    const bench = new Bench()
    massager.fail(FAULT_EXCEPTION, bench.now)
    return bench.run(20_000)
  },
  service: () => new Bench().presses(5).run(5000),
  calibrating: () => new Bench().presses(5).presses(3).run(5000),
}
