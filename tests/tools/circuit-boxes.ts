// Where the texts and wires of a circuit are, to find those that cross.

import { widthOf } from '../../lib/drawing/svg.ts'

export interface Box {
  name: string
  left: number
  right: number
  top: number
  bottom: number
}
const SIZES: Record<string, number> = { label: 17, note: 15, pin: 17 }

/** The boxes of all texts, in a wide font. */
export function findTextBoxes(svg: string): Box[] {
  return [...svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)" class="(\w+)"(?: text-anchor="(\w+)")?>([^<]*)/g)].map(
    ([, x, y, kind, anchor, name]) => {
      const size = SIZES[kind!]!
      const width = widthOf(name!, size) * (kind === 'pin' ? 1.05 : 1)
      const left = Number(x) - { end: width, middle: width / 2, start: 0 }[anchor ?? 'start']!
      return { name: name!, left, right: left + width, top: Number(y) - size * 0.8, bottom: Number(y) + size * 0.2 }
    },
  )
}

/** The straight pieces of all wires, as thin boxes. */
function findWireBoxes(svg: string): Box[] {
  return [...svg.matchAll(/class="wire"[^>]* d="M([\d. L]+)"/g)].flatMap(([, d]) => {
    const dots = d!.split('L').map((dot) => dot.split(' ').map(Number))
    return dots.slice(1).map(([x, y], i) => {
      const [fromX, fromY] = dots[i] as [number, number]
      const box = {
        left: Math.min(x!, fromX),
        right: Math.max(x!, fromX),
        top: Math.min(y!, fromY),
        bottom: Math.max(y!, fromY),
      }
      return { name: 'a wire', ...box }
    })
  })
}

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

/** Texts that are over another text, over a wire or over the edge. */
export function findTextMistakes(svg: string): string[] {
  const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)!.map(Number)
  const texts = findTextBoxes(svg)
  const wires = findWireBoxes(svg)
  return texts.flatMap((text) => [
    ...(text.left >= 0 && text.right <= width! && text.top >= 0 && text.bottom <= height!
      ? []
      : [`${text.name}, edge`]),
    ...[...texts, ...wires]
      .filter((other) => other !== text && overlap(text, other))
      .map((other) => `${text.name}, ${other.name}`),
  ])
}
