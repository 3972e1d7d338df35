import { beforeEach, describe, expect, it } from 'vitest'
import * as light from '../../src/light.ts'
import { LIGHT_OFF, LIGHT_ON, REPEAT_PAUSE_MS } from '../../src/light.ts'
import { NEVER } from '../../src/time.ts'

/** The light's changes, [ms, level], when woken only at its own deadlines. */
function changes(from: number): [number, number][] {
  light.poll(from)
  let level = light.level
  const seen: [number, number][] = [[from, level]]
  for (let at = light.nextAt; at < NEVER; at = light.nextAt) {
    light.poll(at)
    if (light.level !== level) seen.push([at, light.level])
    level = light.level
  }
  return seen
}

beforeEach(() => light.reset())

describe('blinks', () => {
  it('a count, over a dark light', () => {
    light.blink(2, 100, 1, 1000)
    expect(changes(1000)).toEqual([
      [1000, LIGHT_ON],
      [1100, LIGHT_OFF],
      [1200, LIGHT_ON],
      [1300, LIGHT_OFF],
    ])
  })

  it('a count over a steady light begins with the dark and ends lit', () => {
    light.showSteady(LIGHT_ON)
    light.poll(900)
    light.blink(1, 100, 1, 1000)
    expect(changes(1000)).toEqual([
      [1000, LIGHT_OFF],
      [1100, LIGHT_ON],
      [1200, LIGHT_OFF],
      [1300, LIGHT_ON],
    ])
  })

  it('shows the first blink even when the steady light has just ended', () => {
    light.showSteady(LIGHT_ON)
    light.poll(900)
    light.showSteady(LIGHT_OFF)
    light.blink(1, 100, 1, 1000)
    expect(changes(1000).map(([, level]) => level)).toEqual([LIGHT_OFF, LIGHT_ON, LIGHT_OFF])
  })

  it('groups have a pause between them', () => {
    light.blink(1, 100, 2, 0)
    expect(changes(0).map(([at]) => at)).toEqual([0, 100, 200 + REPEAT_PAUSE_MS, 300 + REPEAT_PAUSE_MS])
  })

  it('a new request replaces the old one', () => {
    light.blink(5, 100, 3, 0)
    light.poll(50)
    light.blink(1, 100, 1, 60)
    expect(changes(60).filter(([, level]) => level === LIGHT_ON)).toHaveLength(1)
  })

  it('no blinks is no light', () => {
    light.blink(0, 100, 1, 0)
    expect(changes(0)).toEqual([[0, LIGHT_OFF]])
  })

  it('a wake-up that comes late catches up', () => {
    light.blink(3, 100, 1, 0)
    light.poll(10_000)
    expect(light.level).toBe(LIGHT_OFF)
    expect(light.nextAt).toBe(NEVER)
  })
})
