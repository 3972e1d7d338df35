// Lives without end: each is played with every promise watched, and at its end the device must be reachable again.

import { Device, LONG_PRESS_MS } from '../device/device.ts'
import { PARTS } from '../device/fake-hal.ts'
import { MOTORS, type Programs, type Progress, playing, type ScenarioResult } from '../script/play.ts'
import { givenLines, Recording } from '../script/record.ts'
import { chance, OWNER } from '../world/random.ts'
import { live, liveByPlan, makeWorld } from './life.ts'
import { Owner } from './owner.ts'
import { PromiseError } from './promise-error.ts'
import { noTally, STEP_PROMISES, STORE_PROMISE, type Tally, Watch } from './watch.ts'

export const REACHABLE_PROMISE = 'after any fault it can be started and stopped again'

/** All that is promised. */
export const PROMISE_NAMES: readonly string[] = [
  ...STEP_PROMISES.map(({ name }) => name),
  STORE_PROMISE,
  REACHABLE_PROMISE,
]

/** Between two looks while nothing else happens: a timer that was lost is noticed. */
const LOOK_MS = 20_000
const MINUTE = 60_000
const SLOW_PRESS_MS = 230
/** A day that no life reaches: whatever the day had used up is over. */
const NEXT_DAY = 90_000

/** Everything is mended, charged and rested: one long press must start it, the next stop it. Throws PromiseError. */
function recover(device: Device): void {
  const fail = (what: string): never => {
    throw new PromiseError(REACHABLE_PROMISE, device.now, `${what}; it is ${device.state}, ${device.cause}`)
  }
  for (const part of PARTS) if (part !== 'engine') device.mend(part)
  device.thermistor('fine')
  device.stall(false)
  device.pressOn(0)
  device.stick(false)
  device.button(0)
  device.plug(false)
  device.power(false)
  device.room(22)
  device.putCell(0.8)
  device.wait(MINUTE)
  device.power(true)
  // What is hot cools down, what was used up of the day and of the session is over.
  device.wait(120 * MINUTE)
  device.dayNow = NEXT_DAY
  // A look, then another day: the first one that it knows of does not forgive what ran before.
  device.press()
  device.wait(MINUTE)
  device.dayNow++
  device.wait(MINUTE)
  if (device.state === 'fault') device.press(LONG_PRESS_MS)
  device.wait(MINUTE)
  // Slowly: the worst switch bounces for longer than a hasty press lasts.
  for (let i = 0; device.state === 'locked' && i < 3; i++) {
    device.press(SLOW_PRESS_MS)
    device.wait(SLOW_PRESS_MS)
  }
  device.wait(MINUTE)
  if (device.state !== 'off') fail('it should be off')
  device.press(LONG_PRESS_MS)
  device.wait(2000)
  if (device.hal.duty === 0) fail('a long press should have started it')
  device.wait(2000)
  device.press(2 * LONG_PRESS_MS)
  if (device.hal.duty > 0 || device.state === 'running') fail('a long press should have stopped it')
}

/** Device options that hold it to every promise. */
const watched = (tally: Tally) => {
  const watch = new Watch(tally)
  const look = (device: Device) => watch.step(device)
  return { stepped: look, watch: { everyMs: () => LOOK_MS, look } }
}

/** Plays a scenario with every promise watched, and to be reached again at its end. Throws PromiseError. */
export function* soaking(text: string, options: Programs, tally = noTally()): Generator<Progress, ScenarioResult> {
  return yield* playing(text, { ...options, ...watched(tally), ended: recover, holds: false })
}

/** A life that broke a promise, as the scenario of all that happened. */
export interface Failure {
  seed: number
  text: string
  error: PromiseError
}

/** The seeds of lives, from that of a soak. */
export const seedOf = (soak: number, life: number): number => Math.floor(chance(soak, OWNER, life) * 2 ** 31)

export interface Soaked {
  lives: number
  days: number
  tally: Tally
  failure?: Failure
}

type Live = typeof live

/** One life from its seed. Answers its days, or how it failed. */
function* oneLife(
  seed: number,
  mostDays: number,
  options: Programs,
  tally: Tally,
  lives: Live,
): Generator<void, number | Failure> {
  const given = makeWorld(seed)
  const recording = new Recording(givenLines(given))
  const device = new Device({ ...options, ...watched(tally), ...given, motor: MOTORS[given.motor!]! })
  const owner = new Owner(device, options.names, recording)
  try {
    const days = yield* lives(owner, mostDays)
    recover(device)
    return days
  } catch (error) {
    if (!(error instanceof PromiseError)) throw error
    return { seed, text: recording.toText(device.now), error }
  }
}

/** One life of so many weeks with the plan, until it is over or a promise is broken. */
export const soakWeeks = (seed: number, weeks: number, options: Programs): Generator<Soaked, Soaked> =>
  soak(seed, weeks * 7, options, liveByPlan)

/** Lives, until there are `days` of them or a promise is broken. Pauses every now and then with what there is. */
export function* soak(seed: number, days: number, options: Programs, lives: Live = live): Generator<Soaked, Soaked> {
  const soaked: Soaked = { lives: 0, days: 0, tally: noTally() }
  while (soaked.days < days) {
    const life = oneLife(seedOf(seed, soaked.lives), Math.ceil(days - soaked.days), options, soaked.tally, lives)
    let next = life.next()
    while (!next.done) {
      yield soaked
      next = life.next()
    }
    if (typeof next.value !== 'number') return { ...soaked, failure: next.value }
    soaked.lives++
    soaked.days += next.value
  }
  return soaked
}

/** Runs a generator to its end. */
export function toEnd<T>(run: Generator<unknown, T>): T {
  for (;;) {
    const { done, value } = run.next()
    if (done) return value as T
  }
}
