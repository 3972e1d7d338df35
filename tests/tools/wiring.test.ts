// The pages and circuits of the boards: up to date and readable, with the right parts, the right way round.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Board } from '../../hal/boards/board.ts'
import { boards } from '../../hal/boards/index.ts'
import { themed } from '../../lib/drawing/theme.ts'
import { readBoard } from '../../tools/build/boards/own-board.ts'
import { formatPinLabel } from '../../tools/build/boards/pin-roles.ts'
import { listChecks } from '../../tools/wiring/checks.ts'
import { drawCircuit } from '../../tools/wiring/circuit/draw-circuit.ts'
import { listConnections } from '../../tools/wiring/connections.ts'
import { makeBoardDocs, root } from '../../tools/wiring/docs.ts'
import { getFileSource, isWired, makeBoardPage } from '../../tools/wiring/page.ts'
import { listParts, listWiredRoles } from '../../tools/wiring/parts.ts'
import { findTextBoxes, findTextMistakes } from './circuit-boxes.ts'

const docs = makeBoardDocs()

it.each(Object.keys(docs))('%s is up to date', (path) => {
  // A difference of two pictures would fill pages, so this compares to true.
  expect(readFileSync(join(root, path), 'utf8') === docs[path], 'run npm run docs').toBe(true)
})

const makeBoard = (fields: object): Board =>
  readBoard(JSON.stringify({ like: 'pico', name: 'all', ...fields }), 'all.json')
/** A board with every part that can be wired. */
const fullBoard = makeBoard({
  lightPin: 10,
  lightOn: 0,
  nextPin: 11,
  softerPin: 12,
  strongerPin: 13,
  offPin: 14,
  thermometer: 'ntc',
  ntcPin: 27,
})
/** A board with as few parts as possible. */
const bareBoard = makeBoard({ thermometer: 'none', batteryPin: 'none', chargerPin: 'none', buttonPressed: 1 })
const wiredBoards = [...Object.values(boards).filter(isWired), fullBoard, bareBoard]

describe.each(wiredBoards.map((board) => [board.name, board] as const))('the circuit of %s', (_, board) => {
  const svg = drawCircuit(board)
  const texts = findTextBoxes(svg)

  it('has no text over another text, over a wire or over the edge', () => {
    expect(findTextMistakes(svg)).toEqual([])
    expect(themed(svg, 'dark')).not.toContain('@media')
  })

  it('names every pin to wire', () => {
    for (const { pin } of listWiredRoles(board))
      expect(texts.map(({ name }) => name)).toContain(formatPinLabel(board, pin))
    for (const [what, pin] of listConnections(board)) expect(pin, what).toBeTruthy()
  })
})

/** For each diode, whether its cathode points right, to the plus of the cell. */
const findDiodes = (svg: string): boolean[] =>
  [...svg.matchAll(/<g transform="translate\([^)]*\)( rotate\((\d+)\))?">(?:(?!<\/g>).)*M16 -11V-7/g)].map(
    ([, rotation]) => !rotation,
  )

it("the page of a maker's own board names its file in every command, because commands do not know its name", () => {
  const page = makeBoardPage(fullBoard, getFileSource('./my.json'))
  expect(page).toMatch(/npx unknot build --board \.\/my\.json[\s\S]*\.\.\/docs\/maker\/flashing\.md/)
  expect(page).toContain('npx unknot flash --board ./my.json --trial')
  expect(page).not.toContain(`--board ${fullBoard.name}`)
  expect(page).not.toContain('(../flashing.md')
})

it.each(Object.values(boards).map((board) => [board.name, board] as const))(
  'the page of %s says what a button does that is held at power-up, if it opens the update mode of an nRF chip',
  (_, board) => {
    const opensUpdate = board.about.chip.startsWith('nrf') && !('bangle' in board)
    const page = makeBoardPage(board)
    expect(page.includes('Do not hold the button while you switch the board on')).toBe(opensUpdate)
    expect(page.includes('Switch the board off and on again, and leave the button alone')).toBe(opensUpdate)
  },
)

describe('the circuit', () => {
  it('of an added transistor has a pull-down, 100 Ω and a diode with its cathode at the plus', () => {
    const svg = drawCircuit(boards.pico!)
    for (const part of ['N-channel MOSFET', '>100 Ω<', '>100 kΩ<']) expect(svg).toContain(part)
    expect(findDiodes(svg)).toEqual([false, true])
  })

  it('of a transistor on the board has only the diode', () => {
    const svg = drawCircuit(boards.puckjs2!)
    expect(svg).not.toContain('MOSFET')
    expect(findDiodes(svg)).toEqual([true])
  })

  it('of a half bridge has neither transistor nor diode, and says why', () => {
    const svg = drawCircuit(boards.joltjs!)
    expect(svg).not.toContain('MOSFET')
    expect(findDiodes(svg)).toEqual([])
    expect(svg).toMatch(/To ground, not to the cell[\s\S]*No flyback diode: the driver has its own/)
    expect(drawCircuit(boards.pico!)).not.toContain('To ground, not to the cell')
  })

  it.each(wiredBoards.map((board) => [board.name, board] as const))(
    'of %s marks the plus of cell and motor',
    (_, board) => expect(drawCircuit(board).split('>+</text>').length).toBe(3),
  )

  it('of an added transistor names its pins, and a part of each kind', () => {
    const svg = drawCircuit(boards.esp32!)
    for (const text of ['G', 'D', 'S', 'such as AO3400A', 'such as 1N5819', 'such as AP2112K-3.3'])
      expect(svg).toContain(`>${text}<`)
    expect(svg).toContain('such as TP4056')
    expect(drawCircuit(makeBoard({ motor: { pressedMa: 1500, stallMa: 5000 } }))).not.toContain('AO3400A')
    expect(drawCircuit(boards.puckjs2!)).not.toMatch(/>[GDS]</)
  })

  // Raspberry Pi Pico datasheet, section 2.1, and Espressif's guide of the ESP32-DevKitC V4.
  it.each<[string, Record<string, string>]>([
    ['pico', { GP16: 'pin 21', GP17: 'pin 22', GP18: 'pin 24', GP26: 'pin 31', GP27: 'pin 32', VSYS: 'pin 39' }],
    ['pico-w', { GP20: 'pin 26', GND: 'pin 38' }],
    ['rp2040', { 'GP18 (D18)': 'pin 24' }],
    ['esp32', { D23: 'J3 pin 2', D4: 'J3 pin 13', '3V3': 'J2 pin 1' }],
  ])('of %s has the pin numbers of the module, as the table has', (name, numbers) => {
    const boxes = findTextBoxes(drawCircuit(boards[name]!))
    const table = listConnections(boards[name]!).map(([, pin]) => pin)
    for (const [pin, number] of Object.entries(numbers)) {
      const { top, left } = boxes.find((box) => box.name === pin && box.left < 204)!
      expect(boxes.find((box) => box.name === number && box.left < left && Math.abs(box.top - top) < 4)).toBeDefined()
      expect(table).toContain(`${pin}, ${number}`)
    }
  })

  it('of a module without numbers has none', () => expect(drawCircuit(boards.mdbt42q!)).not.toMatch(/>[^<]*pin \d/))

  it('shows the buttons and the light that are on the board already', () => {
    const texts = (name: string) => findTextBoxes(drawCircuit(boards[name]!)).map((box) => box.name)
    for (const text of [
      'already on the board:',
      'backlight (H0)',
      'BTN1 (H1)',
      'BTN2 (H2)',
      'BTN3 (H3)',
      'BTN4 (H4)',
      'button: stronger',
    ])
      expect(texts('pixljs')).toContain(text)
    expect(texts('pico')).toContain('GP25')
    expect(texts('pico-w')).not.toContain('already on the board:')
  })

  it('of a board without battery reading and charger has no divider and no charger, and its page has none', () => {
    const svg = drawCircuit(bareBoard)
    expect(svg).not.toContain('100 nF')
    expect(svg).not.toContain('charger')
    const words = [...listParts(bareBoard), ...listChecks(bareBoard, { board: 'bare', docs: '..' })].join('\n')
    for (const part of ['100 nF', 'charger', 'thermistor']) expect(words).not.toContain(part)
    expect(words).toContain('push button')
  })

  it('of a board with every part has its parts and connections on its page', () => {
    expect(listParts(fullBoard).join('\n')).toMatch(/thermistor[\s\S]*5 push buttons[\s\S]*LED/)
    expect(Object.fromEntries(listConnections(fullBoard).map(([what, , to]) => [what, to]))).toMatchObject({
      light: '330 Ω and an LED from 3V3',
      thermistor: '10 kΩ to 3V3, the thermistor to ground',
      'button for stronger': 'a button to ground',
    })
  })

  it('of a strong motor has strong parts', () => {
    const strong = makeBoard({ motor: { pressedMa: 1500, stallMa: 5000 } })
    expect(listParts(strong).join('\n')).toMatch(
      /MOSFET for 8 A[\s\S]*diode for 3 A across the motor[\s\S]*cell that can give 8 A/,
    )
    expect(drawCircuit(strong)).toContain('fully on at 3 V, 8 A')
  })

  it('of a divider of 3 has a resistor of 200 kΩ', () => {
    expect(drawCircuit(makeBoard({ batteryDivider: 3 }))).toContain('>200 kΩ<')
  })
})
