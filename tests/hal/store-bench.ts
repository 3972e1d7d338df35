// The store on pages of flash that lose power.

import { expect } from 'vitest'
import { CELLS, type Hal } from '../../hal/hal.ts'
import * as store from '../../hal/store.ts'
import { plugIn } from '../../sim/device/plugged-hal.ts'
import { parseLog } from '../../sim/journal/log.ts'
import { Flash, PowerLostError } from '../../sim/world/flash.ts'
import { LogPages } from '../../sim/world/log-pages.ts'
import { JOURNAL_CHARS } from '../../src/memory/journal.ts'

/** A line of settings after years of use, and the record of a session. */
export const lineOf = (save: number) => `2,0,3,2,20789,1140000,5678901,850,400,55,0,123,${save}`.padEnd(143, '0')
export const recordOf = (session: number) => `s${session}`.padEnd(9, '#')

export interface Found {
  settings: string | undefined
  journal: string
}

export class StoreBench {
  readonly flash: Flash
  readonly log: LogPages
  /** Slots of earlier firmware, by number. */
  readonly slots: Record<number, string> = {}

  constructor(pages: number, seed = 1) {
    this.flash = new Flash(pages, Number.POSITIVE_INFINITY, seed)
    this.log = new LogPages(this.flash, 0, pages)
    const { log, slots } = this
    const hal: Partial<Hal> = {
      logCells: pages * CELLS,
      openLog: () => {},
      readCell: (cell) => (cell < 0 ? (slots[~cell] ?? '') : log.read(cell)),
      writeCell: (cell, text) => void log.write(cell, text),
      beginPage: (cell) => {
        const first = cell % log.cells
        log.erase(first)
        return first
      },
      dropSlots: () => {
        delete slots[0]
        delete slots[1]
      },
    }
    plugIn(hal as Hal)
  }

  /** What a start finds. The device reads the settings alone, a host the journal too. */
  found(): Found {
    return { settings: store.load(), journal: parseLog(this.log.text).journal }
  }

  get erases(): number {
    return this.flash.erases.reduce((sum, count) => sum + count, 0)
  }

  /** Saves, and answers how many bytes that writes; an erase counts as one. */
  cost(text: string, sessions: string): number {
    const { erases } = this
    const { bytesWritten } = this.flash
    store.save(text, sessions, 0)
    return this.flash.bytesWritten - bytesWritten + this.erases - erases
  }

  /** Starts with this flash, and loses power at byte `cut` of a save. Answers what the next start finds. */
  cutSave(image: Uint8Array, text: string, sessions: string, cut: number): Found {
    this.flash.bytes.set(image)
    store.load()
    this.flash.bytesUntilPowerLoss = cut
    // The model swallows no power cut.
    expect(() => store.save(text, sessions, 0)).toThrow(PowerLostError)
    this.flash.bytesUntilPowerLoss = Number.POSITIVE_INFINITY
    return this.found()
  }
}

/** Bytes of a save that begins a page. */
const TURN_BYTES = 300
/** Bytes between two cuts in a save that begins no page. */
const STEP = 7

/**
 * Cuts the power in each save of 100 sessions: before every `each`-th byte, also before and within the erases. Answers how many
 * cuts and begun pages there were.
 */
export function cutSessions(pages: number, seed: number, each: number): { cuts: number; turns: number } {
  const bench = new StoreBench(pages, seed)
  const { flash } = bench
  store.load()
  store.save(lineOf(-1), '', 0)
  let before = bench.found()
  let cuts = 0
  let turns = 0
  for (let save = 0; save < 200; save++) {
    const text = lineOf(save)
    const sessions = save % 2 ? recordOf(save) : ''
    const image = flash.bytes.slice()
    const cost = bench.cost(text, sessions)
    const after = { settings: text, journal: (before.journal + sessions).slice(-JOURNAL_CHARS) }
    expect(bench.found()).toEqual(after)
    const whole = flash.bytes.slice()
    if (cost > TURN_BYTES) turns++
    for (let cut = 0; cut < cost; cut += cost > TURN_BYTES ? each : each * STEP) {
      const now = bench.cutSave(image, text, sessions, cut)
      const where = `cut at byte ${cut} of save ${save}`
      expect([before, after], where).toContainEqual(now)
      cuts++
      // A second cut, after the first, and then a whole save.
      const again = bench.cutSave(flash.bytes.slice(), lineOf(9998), '', cut % 160)
      expect([now, { ...now, settings: lineOf(9998) }], `${where}, and again`).toContainEqual(again)
      const journal = (again.journal + recordOf(0)).slice(-JOURNAL_CHARS)
      store.save(lineOf(9999), recordOf(0), 0)
      expect(bench.found(), `after ${where}`).toEqual({ settings: lineOf(9999), journal })
    }
    flash.bytes.set(whole)
    store.load()
    before = after
  }
  return { cuts, turns }
}
