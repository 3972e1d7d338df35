import { beforeEach, expect, it } from 'vitest'
import { BUTTON_CLOSED, BUTTON_OPEN } from '../../../hal/hal.ts'
import { ButtonPin } from '../../../sim/device/button-pin.ts'
import { VirtualClock } from '../../../sim/device/clock.ts'
import { ENGINE_MODELS, type EngineModel } from '../../../sim/device/engine/models.ts'
import { TimedEngine } from '../../../sim/device/engine/timed-engine.ts'
import { noteEdge, poll, reset } from '../../../src/button.ts'

const [OPEN, CLOSED] = [BUTTON_OPEN, BUTTON_CLOSED]

const BUSY_FROM_MS = 5

beforeEach(reset)

/** Edges during a boot of more than 60 ms, as [ms, level]. Returns what is reported, as [event, ms]. */
function play(model: EngineModel, edges: readonly (readonly [number, number])[]) {
  const clock = new VirtualClock()
  const engine = new TimedEngine(clock, model, { onProgress: () => {} })
  const reported: [number, number][] = []
  const pin = new ButtonPin(engine, { now: () => engine.now }, (event, ms) => reported.push([event, ms]))
  clock.runTo(BUSY_FROM_MS)
  engine.run('boot', () => {})
  for (const [ms, level] of edges) {
    clock.runTo(ms)
    pin.setLevel(level)
  }
  clock.runTo(10_000)
  const more = (code: () => void) => engine.run('boot', code)
  return { reported, pin, clock, more, freeMs: BUSY_FROM_MS + model.costsUs.boot / 1000 }
}

it('Espruino reports every edge, each with its own time', () => {
  const edges = [
    [10, 1],
    [12, 0],
    [17, 1],
  ] as const
  expect(play(ENGINE_MODELS.rp2040, edges).reported).toEqual([
    [CLOSED, 10],
    [OPEN, 12],
    [CLOSED, 17],
  ])
})

it('Kaluma loses a level that came and went while code ran', () => {
  const edges = [
    [10, 1],
    [17, 0],
  ] as const
  expect(play(ENGINE_MODELS.pico, edges).reported).toEqual([])
})

it('Kaluma reports the level that it finds after the code, once, a press with the time at which it is handled', () => {
  const edges = [
    [10, 1],
    [12, 0],
    [17, 1],
  ] as const
  const { reported, freeMs } = play(ENGINE_MODELS.pico, edges)
  expect(reported).toEqual([[CLOSED, Math.floor(freeMs + ENGINE_MODELS.pico.costsUs.watch / 1000)]])
})

it('Kaluma reports a release with the time since which the engine is busy, and the next press with that at which it is handled', () => {
  const { reported, pin, clock, more } = play(ENGINE_MODELS.pico, [[10, 1]])
  more(() => {})
  clock.runTo(10_010)
  pin.setLevel(0)
  clock.runTo(10_900)
  more(() => {})
  clock.runTo(10_901)
  pin.setLevel(1)
  clock.runTo(20_000)
  expect(reported.slice(1).map(([event]) => event)).toEqual([OPEN, CLOSED])
  const [, [, openedMs], [, closedMs]] = reported as [unknown, [number, number], [number, number]]
  expect(openedMs).toBe(10_000)
  expect(closedMs).toBeGreaterThan(10_900)
})

it('Kaluma reports the end of a press that is spent with the time at which it is handled', () => {
  const { reported, pin, clock, more } = play(ENGINE_MODELS.pico, [[10, 1]])
  noteEdge(1, 10)
  // Long, and so spent.
  poll(900)
  more(() => {})
  clock.runTo(10_010)
  pin.setLevel(0)
  clock.runTo(20_000)
  const [event, ms] = reported.at(-1)!
  expect(event).toBe(OPEN)
  expect(ms).toBeGreaterThan(10_500)
})
