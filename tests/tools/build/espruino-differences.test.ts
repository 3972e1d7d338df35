// The built file of each Espruino board plays a day in a context that reports everything that Espruino would do differently.
// Nothing may be reported, and every function must be called, as Espruino parses a function only when it is called.

import vm from 'node:vm'
import { describe, expect, it } from 'vitest'
import type { EspruinoBoard } from '../../../hal/boards/board.ts'
import { boards } from '../../../hal/boards/index.ts'
import { formatSlot } from '../../../sim/journal/slots.ts'
import { builtFiles } from '../../support/build/built-file.ts'
import { espruinoContext } from '../../support/espruino/context.ts'
import { FakeBoard } from '../../support/espruino/fake-board.ts'
import { testedBoards } from '../../support/scope.ts'

/** Only the profiles of Espruino boards have this field. */
const names = testedBoards.filter((name) => 'driver' in boards[name]!)
const files = await builtFiles(names)

const SHORT_MS = 100
const LONG_MS = 1000

function press(board: FakeBoard, count: number): void {
  for (let i = 0; i < count; i++) board.press(SHORT_MS)
  board.wait(LONG_MS)
}

function longPress(board: FakeBoard): void {
  board.press(LONG_MS)
  board.wait(LONG_MS)
}

/** A day on which everything happens. */
function fullDay(board: FakeBoard, run: () => void): void {
  // The log of an Espruino Pico leaves no room beside it.
  const slot = `${formatSlot('2,1,3,0,0,0,0,0,0,what', 1)}\xff`
  const { storage } = board.store
  if (storage.stats().freeBytes > 2 * slot.length) storage.write('unknot.0', slot)
  run()
  board.wait(LONG_MS)
  press(board, 1)
  longPress(board)
  press(board, 3)
  press(board, 1)
  press(board, 2)
  // A session: every program, every strength, the clock set on the way.
  longPress(board)
  for (let i = 0; i < 4; i++) {
    board.wait(100_000)
    press(board, 1)
    press(board, 2)
  }
  board.setClock(1_700_000_000)
  board.wait(60_000)
  longPress(board)
  // The plan; two spots, one after the other, and a mark; a reminder that is answered.
  press(board, 2)
  longPress(board)
  press(board, 1)
  board.wait(100_000)
  press(board, 4)
  press(board, 3)
  board.wait(300_000)
  longPress(board)
  board.wait(700_000)
  press(board, 4)
  board.wait(30 * 60_000)
  press(board, 1)
  longPress(board)
  press(board, 4)
  // The limits of battery, heat and time.
  longPress(board)
  board.volts = 3
  board.wait(10_000)
  longPress(board)
  board.volts = 3.9
  longPress(board)
  board.celsius = 41
  board.wait(10_000)
  board.celsius = 50
  board.wait(10_000)
  board.celsius = 25
  board.wait(1_000_000)
  longPress(board)
  for (let i = 0; i < 5; i++) {
    press(board, 1)
    board.wait(200_000)
  }
  longPress(board)
  board.charger(true)
  board.wait(LONG_MS)
  longPress(board)
  board.charger(false)
  board.wait(LONG_MS)
  longPress(board)
  board.pressOthers()
  longPress(board)
  // Service mode, calibration, and a host.
  board.wait(1_000_000)
  press(board, 5)
  press(board, 3)
  board.wait(9000)
  press(board, 1)
  board.wait(2000)
  press(board, 1)
  board.wait(2000)
  longPress(board)
  board.ask(1)
  board.onErrorFlag(['FIFO_FULL'])
  // Faults; each is cleared again.
  board.wait(1_000_000)
  longPress(board)
  board.volts = Number.NaN
  board.wait(10_000)
  press(board, 1)
  longPress(board)
  board.volts = 3.9
  longPress(board)
  board.celsius = Number.NaN
  longPress(board)
  board.wait(10_000)
  board.celsius = 25
  longPress(board)
  board.broken = 'motor'
  longPress(board)
  board.broken = 'write'
  longPress(board)
  press(board, 3)
  board.broken = ''
  longPress(board)
  press(board, 3)
  press(board, 3)
  longPress(board)
  board.press(40_000)
  board.wait(LONG_MS)
  board.end()
}

/** A day with a charger in a session, that ends with a motor that cannot be turned off, so that the firmware resets the board. */
function dayWithBrokenMotor(board: FakeBoard, run: () => void): void {
  run()
  press(board, 3)
  longPress(board)
  board.wait(10_000)
  board.charger(true)
  board.wait(LONG_MS)
  board.charger(false)
  board.wait(LONG_MS)
  longPress(board)
  board.wait(10_000)
  board.broken = 'dead motor'
  longPress(board)
}

describe.each(names)('dist/%s.js', (name) => {
  const built = files[name]!

  it('does nothing that Espruino would do differently, and calls every function', () => {
    const uncalled = [fullDay, dayWithBrokenMotor].map((day) => {
      const plain = new FakeBoard(boards[name] as EspruinoBoard)
      day(plain, () => vm.runInNewContext(built, plain.globals))
      const board = new FakeBoard(boards[name] as EspruinoBoard)
      const context = espruinoContext(board.globals)
      day(board, () => context.run(built))
      expect(context.differences).toEqual([])
      // Instrumented code does the same.
      expect(board.trace).toEqual(plain.trace)
      expect(board.trace.length).toBeGreaterThan(30)
      return context.uncalled()
    })
    const never = uncalled[0]!.filter((text) => uncalled[1]!.includes(text))
    // Without a battery reading one function is not needed: that which shows the charge.
    const unused = boards[name]!.batteryPin === '' ? 1 : 0
    expect(never.slice(unused), 'functions that are never called: make one of the days call them').toEqual([])
  })
})
