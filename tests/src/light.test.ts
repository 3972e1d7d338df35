// The light: counts over a dark and a steady light, repeats and late wake-ups.

import { beforeEach, describe, expect, it } from 'vitest'
import * as light from '../../src/light.ts'
import { LIGHT_OFF, LIGHT_ON, REPEAT_PAUSE_MS } from '../../src/light.ts'
import { NEVER } from '../../src/time.ts'

/** [ms, level] of each change from `from` on, if the light is polled only at its deadlines. */
function listChanges(from: number): [number, number][] {
  light.poll(from)
  let level = light.level
  const changes: [number, number][] = [[from, level]]
  for (let at = light.nextAt; at < NEVER; at = light.nextAt) {
    light.poll(at)
    if (light.level !== level) changes.push([at, light.level])
    level = light.level
  }
  return changes
}

beforeEach(() => light.reset())

describe('a count', () => {
  it('over a dark light begins lit', () => {
    light.blink(2, 100, 1, 1000)
    expect(listChanges(1000)).toEqual([
      [1000, LIGHT_ON],
      [1100, LIGHT_OFF],
      [1200, LIGHT_ON],
      [1300, LIGHT_OFF],
    ])
  })

  it('over a steady light begins dark and ends lit', () => {
    light.showSteady(LIGHT_ON)
    light.noteShown()
    light.blink(1, 100, 1, 1000)
    expect(listChanges(1000)).toEqual([
      [1000, LIGHT_OFF],
      [1100, LIGHT_ON],
      [1200, LIGHT_OFF],
      [1300, LIGHT_ON],
    ])
  })

  it('begins dark also when the steady light has just ended', () => {
    light.showSteady(LIGHT_ON)
    light.noteShown()
    light.showSteady(LIGHT_OFF)
    light.blink(1, 100, 1, 1000)
    expect(listChanges(1000).map(([, level]) => level)).toEqual([LIGHT_OFF, LIGHT_ON, LIGHT_OFF])
  })

  it('that is repeated has a pause before the repeat', () => {
    light.blink(1, 100, 2, 0)
    expect(listChanges(0).map(([at]) => at)).toEqual([0, 100, 200 + REPEAT_PAUSE_MS, 300 + REPEAT_PAUSE_MS])
  })

  it('replaces the count before', () => {
    light.blink(5, 100, 3, 0)
    light.poll(50)
    light.blink(1, 100, 1, 60)
    expect(listChanges(60).filter(([, level]) => level === LIGHT_ON)).toHaveLength(1)
  })

  it('of 0 leaves the light dark', () => {
    light.blink(0, 100, 1, 0)
    expect(listChanges(0)).toEqual([[0, LIGHT_OFF]])
  })

  it('is over after a poll that comes seconds late', () => {
    light.blink(3, 100, 1, 0)
    light.poll(10_000)
    expect(light.level).toBe(LIGHT_OFF)
    expect(light.nextAt).toBe(NEVER)
  })
})
