// The link from end to end on the emulated chip, with the console of the real engine on its USB: pair, play, lose the link,
// journal, keep a program, power cut, still there.

import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { compiledRotation } from '../../programs/index.ts'
import { ChipBoard, gpioOf } from '../../sim/chip/board/chip-board.ts'
import { firmwarePieces, makeFlash, readEngine } from '../../sim/chip/board/flash-image.ts'
import { BATTERY_SHARE, THERMISTOR_SHARE } from '../../sim/chip/run.ts'
import { bundle } from '../../tools/build/bundle.ts'
import { storedCode } from '../../tools/build/tokens.ts'
import { WRITTEN } from '../../tools/link/wire.ts'
import { toHex, tried } from '../support/link/hostile.ts'
import { CHIPS, type Chip } from './chips.ts'
import { UsbHost } from './usb-host.ts'

const BOOT_MS = 3000
const PRESS_MS = 100
const GAP_MS = 150
const PING_MS = 500
/** An answer comes within this time, and is looked for so often. */
const ANSWER_MS = 500
const POLL_MS = 20
/** The device ends what a host started 1.5 s after its last sign of life. */
const LOST_MS = 2000
/** Espruino does not sleep while USB is plugged in: each ms of it is emulated, for minutes. */
const TEST_MS = 1_800_000

class Bench {
  readonly board: ChipBoard
  readonly #chip: Chip
  #host: UsbHost

  constructor(chip: Chip, code: string) {
    const { board, uf2 } = chip
    this.#chip = chip
    const shares = new Map([
      [gpioOf(board.batteryPin), BATTERY_SHARE],
      [gpioOf(board.ntcPin), THERMISTOR_SHARE],
    ])
    this.board = new ChipBoard({
      board,
      flash: makeFlash(readEngine(uf2), firmwarePieces(board, code)),
      onDuty: () => {},
      onLight: () => {},
      onReset: () => {},
      onFirstLow: () => {},
      onPass: () => {},
      readAnalog: (pin) => shares.get(pin) ?? 0,
    })
    this.#host = new UsbHost(this.board.machine)
    this.wait(BOOT_MS)
  }

  wait(ms: number): void {
    this.board.runTo(this.board.now + ms)
  }

  press(times = 1): void {
    const { buttonPin, buttonPressed } = this.#chip.board
    for (let i = 0; i < times; i++) {
      this.board.setPin(buttonPin, buttonPressed === 1)
      this.wait(PRESS_MS)
      this.board.setPin(buttonPin, buttonPressed === 0)
      this.wait(GAP_MS)
    }
    this.wait(1000)
  }

  /** What the device answers to a line, without the mark. */
  ask(line: string): string | undefined {
    const before = this.#host.text.length
    this.#host.type(WRITTEN[this.#chip.board.engine](line))
    for (let waitedMs = 0; waitedMs < ANSWER_MS; waitedMs += POLL_MS) {
      this.wait(POLL_MS)
      const answer = /~(.*?)[\r\n]/.exec(this.#host.text.slice(before))?.[1]
      if (answer !== undefined) return answer
    }
    return undefined
  }

  /** Stays connected for so long. */
  ping(ms: number): void {
    for (const end = this.board.now + ms; this.board.now < end; ) {
      const from = this.board.now
      this.ask('at')
      this.wait(Math.max(0, from + PING_MS - this.board.now))
    }
  }

  /** Connects, and lets the host in. */
  pair(): void {
    expect(this.ask('hi')).toMatch(/^hi 1 /)
    expect(this.ask('do 0')).toBe('no press')
    this.press()
    expect(this.ask('at')).toMatch(/^at 0 /)
  }

  cutPower(): void {
    this.board.cutPower()
    this.wait(1000)
    this.board.givePower()
    this.#host = new UsbHost(this.board.machine)
    this.wait(BOOT_MS)
  }
}

describe.each(CHIPS)('%s', (_, load) => {
  let bench: Bench
  beforeAll(async () => {
    if (!load) return
    const chip = await load()
    const board = { ...chip.board, link: true }
    const code = await bundle(join(import.meta.dirname, '../..'), board, compiledRotation())
    bench = new Bench({ ...chip, board }, storedCode(board, code))
  })

  it.skipIf(!load)(
    'pairs, plays, ends with the link, has a journal, and keeps a program over a power cut',
    { timeout: TEST_MS },
    () => {
      bench.press(3)
      bench.pair()
      expect(bench.board.duty > 0).toBe(false)
      expect(bench.ask(`load 16 ${toHex([...tried(80)])}`)).toBe('ok')
      expect(bench.ask('do 14')).toBe('ok')
      bench.ping(4000)
      expect(bench.ask('at')).toMatch(/^at 1 0 \d 0 0 [1-9]/)
      expect(bench.board.duty).toBeGreaterThan(0)
      bench.wait(LOST_MS)
      expect(bench.board.duty > 0).toBe(false)

      const records = []
      for (let cell = 0; ; cell++) {
        const answer = bench.ask(`read ${cell}`)
        if (answer === 'no') break
        expect(answer).toMatch(/^read/)
        if (answer!.includes('|')) records.push(answer)
        if (cell > 20) break
      }
      // The last has the session: nine characters after the settings.
      expect(records.at(-1)).toMatch(/\|[^|]{9}$/)

      expect(bench.ask(`load 0 ${toHex([...tried(100)])}`)).toBe('ok')
      bench.cutPower()
      bench.pair()
      expect(bench.ask('do 0')).toBe('ok')
      bench.ping(4000)
      // The first session after power-up is one strength softer: 70 % of level 100.
      expect(bench.ask('at')).toMatch(/^at 1 0 2 0 0 70 /)
      bench.press()
      expect(bench.board.duty > 0).toBe(false)
    },
  )
})
