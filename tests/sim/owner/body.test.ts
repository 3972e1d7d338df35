// The places of the massager lie on the body, and none touches a place where it never goes.

import { describe, expect, it } from 'vitest'
import { NEVER_PLACES, OUTLINE, type Oval, PLACES, type Spot } from '../../../sim/owner/body.ts'
import { drawPlace } from '../../../sim/owner/body-picture.ts'

/** Points on the edge of an oval. */
const edgeOf = ([x, y, rx, ry, degrees = 0]: Oval): Spot[] => {
  const turn = (degrees * Math.PI) / 180
  return Array.from({ length: 36 }, (_, i) => {
    const [u, v] = [rx * Math.cos((i * Math.PI) / 18), ry * Math.sin((i * Math.PI) / 18)]
    return [x + u * Math.cos(turn) - v * Math.sin(turn), y + u * Math.sin(turn) + v * Math.cos(turn)]
  })
}

/** A point is inside if a line from it crosses the outline an odd number of times. */
function isInside([x, y]: Spot): boolean {
  const body = [...OUTLINE, [-1, 220] as const, [-1, 50] as const]
  return body.reduce((inside, [ax, ay], i) => {
    const [bx, by] = body[(i + 1) % body.length]!
    return ay > y !== by > y && x < ax + ((y - ay) * (bx - ax)) / (by - ay) ? !inside : inside
  }, false)
}

const isIn = ([x, y]: Spot, [ox, oy, rx, ry]: Oval): boolean => ((x - ox) / rx) ** 2 + ((y - oy) / ry) ** 2 <= 1

describe.each(PLACES.map((place) => [place.name, place] as const))('the place %s', (_, place) => {
  it('lies on the body', () => {
    for (const point of place.areas.flatMap(edgeOf)) expect(isInside(point), String(point)).toBe(true)
  })

  it('touches no place where the massager never goes', () => {
    for (const point of place.areas.flatMap(edgeOf))
      for (const never of NEVER_PLACES[place.view]) expect(isIn(point, never), String(point)).toBe(false)
  })

  it('is whole in its picture', () => {
    const [x, y, width, height] = place.crop
    for (const [atX, atY] of place.areas.flatMap(edgeOf)) {
      expect(Math.abs(atX)).toBeLessThan(x + width)
      expect(atY).toBeGreaterThan(y)
      expect(atY).toBeLessThan(y + height)
    }
    expect(drawPlace(place)).toContain(`Marked as never: ${place.never}.`)
  })
})

it('the five places are those of the owner', () => {
  expect(PLACES.map(({ name }) => name)).toEqual(['neck', 'back', 'arm', 'hip', 'calf'])
})
