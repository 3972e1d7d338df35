// The pages and circuits of the boards: fresh, readable, with what the board needs and nothing else, the right way round.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Board } from '../../hal/boards/board.ts'
import { boards } from '../../hal/boards/index.ts'
import { widthOf } from '../../lib/drawing/svg.ts'
import { themed } from '../../lib/drawing/theme.ts'
import { pinOn } from '../../tools/build/boards/check.ts'
import { readBoard } from '../../tools/build/boards/own-board.ts'
import { circuit } from '../../tools/wiring/circuit.ts'
import { boardDocs, root } from '../../tools/wiring/docs.ts'
import { boardPage, isWired, theirs } from '../../tools/wiring/page.ts'
import { checks, connections, parts, wired } from '../../tools/wiring/parts.ts'

const docs = boardDocs()

it.each(Object.keys(docs))('%s is as it would be made', (path) => {
  // Not toBe: a difference of two pictures would be pages long.
  expect(readFileSync(join(root, path), 'utf8') === docs[path], 'run npm run docs').toBe(true)
})

/** A board with all there is to wire, beside those that are shipped. */
const own = (said: object): Board => readBoard(JSON.stringify({ like: 'pico', name: 'all', ...said }), 'all.json')
const all = own({
  lightPin: 10,
  lightOn: 0,
  nextPin: 11,
  softerPin: 12,
  strongerPin: 13,
  offPin: 14,
  thermometer: 'ntc',
  ntcPin: 27,
})
const bare = own({ thermometer: 'none', batteryPin: 'none', chargerPin: 'none', buttonPressed: 1 })
const shown = [...Object.values(boards).filter(isWired), all, bare]

interface Box {
  what: string
  left: number
  right: number
  top: number
  bottom: number
}
const SIZES: Record<string, number> = { label: 17, note: 15, pin: 17 }

/** Where the letters are, in a font as wide as any. */
function letters(svg: string): Box[] {
  return [...svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)" class="(\w+)"(?: text-anchor="(\w+)")?>([^<]*)/g)].map(
    ([, x, y, kind, anchor, what]) => {
      const size = SIZES[kind!]!
      const width = widthOf(what!, size) * (kind === 'pin' ? 1.05 : 1)
      const left = Number(x) - { end: width, middle: width / 2, start: 0 }[anchor ?? 'start']!
      return { what: what!, left, right: left + width, top: Number(y) - size * 0.8, bottom: Number(y) + size * 0.2 }
    },
  )
}

/** Straight pieces of wire, as thin boxes. */
function wires(svg: string): Box[] {
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
      return { what: 'a wire', ...box }
    })
  })
}

const touch = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

describe.each(shown.map((board) => [board.name, board] as const))('the circuit of %s', (_, board) => {
  const svg = circuit(board)
  const texts = letters(svg)

  it('can be read: no text over another, over a wire or over the edge', () => {
    const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)!.map(Number)
    for (const one of texts) {
      expect(one.left >= 0 && one.right <= width! && one.top >= 0 && one.bottom <= height!, one.what).toBe(true)
      for (const other of texts) expect(one !== other && touch(one, other), `${one.what}, ${other.what}`).toBe(false)
      for (const wire of wires(svg)) expect(touch(one, wire), one.what).toBe(false)
    }
    expect(themed(svg, 'dark')).not.toContain('@media')
  })

  it('has every pin that is to be wired', () => {
    for (const { pin } of wired(board)) expect(texts.map(({ what }) => what)).toContain(pinOn(board, pin))
    for (const [what, pin] of connections(board)) expect(pin, what).toBeTruthy()
  })
})

/** Diodes, by whether their cathode points right, to the plus of the cell. */
const diodes = (svg: string): boolean[] =>
  [...svg.matchAll(/<g transform="translate\([^)]*\)( rotate\((\d+)\))?">(?:(?!<\/g>).)*M16 -11V-7/g)].map(
    ([, turn]) => !turn,
  )

it("a maker's page says how it is built", () => {
  const page = boardPage(all, theirs('./my.json'))
  expect(page).toMatch(/npx unknot build --board \.\/my\.json[\s\S]*\.\.\/docs\/maker\/flashing\.md/)
  // And tried: its name is none that a command knows.
  expect(page).toContain('npx unknot flash --board ./my.json --trial')
  expect(page).not.toContain(`--board ${all.name}`)
  expect(page).not.toContain('(../flashing.md')
})

describe('only what the board needs, the right way round', () => {
  it('a transistor of the maker has a pull-down, 100 Ω and a diode whose cathode is at the plus', () => {
    const svg = circuit(boards.pico!)
    for (const what of ['N-channel MOSFET', '>100 Ω<', '>100 kΩ<']) expect(svg).toContain(what)
    expect(diodes(svg)).toEqual([false, true])
  })

  it('a transistor on the board that pulls to ground has the diode alone', () => {
    const svg = circuit(boards.puckjs2!)
    expect(svg).not.toContain('MOSFET')
    expect(diodes(svg)).toEqual([true])
  })

  it('a half bridge has neither', () => {
    const svg = circuit(boards.joltjs!)
    expect(svg).not.toContain('MOSFET')
    expect(diodes(svg)).toEqual([])
  })

  it('a board that measures nothing and never charges has no divider and no charger', () => {
    const svg = circuit(bare)
    expect(svg).not.toContain('100 nF')
    expect(svg).not.toContain('charger')
    const words = [...parts(bare), ...checks(bare, { board: 'bare', docs: '..' })].join('\n')
    for (const what of ['100 nF', 'charger', 'thermistor']) expect(words).not.toContain(what)
    expect(words).toContain('push button')
  })

  it('all there is has all of it', () => {
    expect(parts(all).join('\n')).toMatch(/thermistor[\s\S]*5 push buttons[\s\S]*LED/)
    expect(Object.fromEntries(connections(all).map(([what, , to]) => [what, to]))).toMatchObject({
      light: '330 Ω and an LED from 3V3',
      thermistor: '10 kΩ to 3V3, the thermistor to ground',
      'button for stronger': 'a button to ground',
    })
  })

  it('a strong motor has strong parts', () => {
    const strong = own({ motor: { pressedMa: 1500, stallMa: 5000 } })
    expect(parts(strong).join('\n')).toMatch(
      /MOSFET for 8 A[\s\S]*diode for 3 A across the motor[\s\S]*cell that can give 8 A/,
    )
    expect(circuit(strong)).toContain('fully on at 3 V, 8 A')
  })

  it('a divider that is not two equal resistors has its own', () => {
    expect(circuit(own({ batteryDivider: 3 }))).toContain('>200 kΩ<')
  })
})
