// Power is lost at any byte that the real Espruino writes in a session of the built file. Its next start must do what the
// model does with the same flash. Every start is a process of its own, as an engine repairs its storage only at power-up.

import { execFileSync } from 'node:child_process'
import { crc32 } from 'node:zlib'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import type { EspruinoBoard } from '../../../hal/boards/board.ts'
import { boards } from '../../../hal/boards/index.ts'
import { PADDING_FILE } from '../../../sim/world/storage-image.ts'
import { MAX_RECORDS } from '../../../src/memory/journal.ts'
import { makePasteText } from '../../../tools/build/artifacts/paste.ts'
import { SimulatedPuck } from '../../sim/world/simulated-puck.ts'
import { builtFile } from '../../support/build/built-file.ts'
import { filesIn } from '../console/console.ts'
import { lacksStorageOf } from '../harness/engine-programs.ts'
import {
  flashOf,
  frameLine,
  GONE,
  HEADER_BYTES,
  lock,
  PAGE_BYTES,
  PAGES,
  padSlot,
  session,
  stateAfter,
} from './puck-flash.ts'
import { readStored } from './read-stored.ts'
import { cutAfter, forEachItem, recorded, started, type Write } from './real-storage.ts'
import { flashAfterManySessions, type Session, savesBehind, sessions, sessionThatCompacts } from './sessions.ts'

const program = inject('enginePaths').Espruino
const build = inject('espruinoBuild')
const hasStrace = (() => {
  try {
    return execFileSync('strace', ['--version'], { encoding: 'utf8' }) !== ''
  } catch {
    return false
  }
})()

const code = await builtFile('puckjs2')

/** CUTS=all cuts at thousands more bytes, which takes up to an hour. */
const ALL = process.env.CUTS === 'all'

interface Cut {
  /** How many bytes are written before it. */
  after: number
  /** Number of the write, and of the byte in it. */
  at: number
  byte: number
}

/**
 * Before each byte of a header; of other writes, before the first and the last bytes and some between, or all of them. An
 * erase matters by how much of the header at the start of the page it leaves.
 */
function cutsOf({ log }: Session): Cut[] {
  const cuts: Cut[] = []
  let before = 0
  for (const [at, { bytes, erase }] of log.entries()) {
    const last = bytes.length - 1
    const isTaken = (byte: number) => {
      if (erase) return ALL ? byte < 36 || byte % 512 === 0 : byte < 36 ? byte % 4 === 0 : byte === 2048
      return ALL || last < HEADER_BYTES || byte < 3 || byte > last - 5 || byte % 24 === 0
    }
    for (let byte = 0; byte <= last; byte++) if (isTaken(byte)) cuts.push({ after: before + byte, at, byte })
    before += bytes.length
  }
  return cuts
}

describe.runIf(program && !hasStrace)('Espruino without strace', () => {
  it('cuts no power', ({ skip }) => skip('needs strace'))
})

describe.skipIf(!program || !hasStrace)('Espruino', { timeout: 3_600_000 }, () => {
  const { pages, pageBytes } = build ?? { pages: 0, pageBytes: 0 }
  let old: Buffer
  let puck: SimulatedPuck

  beforeAll(() => {
    puck = new SimulatedPuck(pageBytes)
    old = flashAfterManySessions(code, pages * pageBytes, pageBytes)
  })

  /** Cuts power everywhere. Counts how many saves are lost; GONE where the engine erased everything. */
  async function cutEverywhere(one: Session): Promise<Record<string, number>> {
    // After a half-erased page the next save may fail, and then a power-up: that is tested on the model.
    const codeAt = (at: number) => stateAfter(one.log[at]!.erase ? '' : session(one.day + 1))
    const all = cutsOf(one)
    const from = Date.now()
    const found = await forEachItem(all, async (cut) => {
      const image = cutAfter(one.image, one.log, cut.after)
      return { ...cut, image, state: await started(program!, image, codeAt(cut.at)) }
    })
    const counts: Record<string, number> = {}
    for (const { image, state, at, byte } of found) {
      const where = `cut at byte ${byte} of write ${at}`
      const corrupt = puck.powerUp(image)
      const how = corrupt ? GONE : savesBehind(one, at, readStored(puck.read))
      counts[how] = (counts[how] ?? 0) + 1
      expect(state, where).toBe(corrupt ? `corrupt ${GONE}` : String(puck.type(codeAt(at))))
      // Everything is erased only after a cut within an erase.
      if (corrupt) expect([one.log[at]!.erase, byte > 0 && byte < 36], where).toEqual([true, true])
    }
    console.log(`Espruino: ${all.length} starts in ${(Date.now() - from) / 1000} s, ${JSON.stringify(counts)}`)
    return counts
  }

  /**
   * After 200 files Espruino writes a table of their names at the next erase (src/jsflash.c), which the model does not. A
   * Puck.js has no room for so many.
   */
  const lacking = build && lacksStorageOf('Puck.js', { pages: PAGES, pageBytes: PAGE_BYTES }, build)
  it.for([
    ['of a session with a full journal', () => [...sessions(old, 1, MAX_RECORDS + 1, pageBytes)][0]!],
    ['of a session that begins with compacting', () => sessionThatCompacts(old, 1, pageBytes)],
    ['of a session that ends with compacting', () => sessionThatCompacts(old, 3, pageBytes), lacking],
  ] as const)('writes the same bytes as the model, %s', async ([, made, lacks], { skip }) => {
    if (lacks) skip(lacks)
    const { image, log, day } = made()
    const { writes } = await recorded(program!, image, session(day))
    const short = ({ at, bytes }: Write) => `${at} ${bytes.length} ${crc32(bytes)}`
    expect(log.map(short)).toEqual(writes.map(short))
  })

  it('loses only what was being stored, wherever power is lost in a session', async () => {
    const [one] = sessions(old, 1, MAX_RECORDS + 1, pageBytes)
    const counts = await cutEverywhere(one!)
    expect(Object.keys(counts).sort()).toEqual(['-1', '0'])
    expect(counts['0']).toBeGreaterThan(ALL ? 800 : 150)
  })

  it('loses no more while it compacts the storage, except when a page is half erased', async () => {
    const counts = await cutEverywhere(sessionThatCompacts(old, 1, pageBytes))
    // In one page, or in two if pages have 1 KB.
    expect(counts[GONE]).toBeLessThan(2 * 36)
  })

  it('comes to a half-erased page some saves later, and erases everything', async () => {
    const { image, log } = sessionThatCompacts(old, 1, pageBytes)
    const at = log.findLastIndex(({ erase }) => erase) - 2
    const before = log.slice(0, at).reduce((sum, { bytes }) => sum + bytes.length, 0)
    let flash = cutAfter(image, log, before + 20)
    let starts = 0
    for (; !puck.powerUp(flash); starts++) {
      expect(starts).toBeLessThan(1000)
      if (starts === 0) expect(await started(program!, flash, 'typeof edge')).toBe('function')
      puck.type(lock)
      flash = Buffer.from(puck.flash.bytes)
    }
    expect(starts).toBeGreaterThan(0)
    expect(await started(program!, flash, stateAfter(''))).toBe(`corrupt ${GONE}`)
  })

  it('puts the files in order after an upload beside the old firmware', async () => {
    const board = boards.puckjs2 as EspruinoBoard
    // Comments, because the pasted text does not fit into memory beside a firmware that runs.
    const blank = (filler: string) => '//'.padEnd(code.length, filler)
    const newer = blank('+')
    const found = new SimulatedPuck(pageBytes)
    found.powerUp(old)
    const texts = [0, 1, 2, 3].map((slot) => padSlot(found.read(slot)!))
    const image = flashOf(
      blank('-'),
      { 'unknot.3': texts[3]!, 'unknot.0': texts[0]!, 'unknot.1': texts[1]!, 'unknot.2': texts[2]! },
      old.length,
    )
    // An earlier version stored texts of any size.
    const line = frameLine('2,0,5', 9999)
    const plain = `require("Storage").write("unknot.0",${JSON.stringify(line)});`
    const { writes } = await recorded(program!, image, plain + makePasteText(board, newer).replaceAll('\n', ''))
    const files = filesIn(cutAfter(image, writes, Number.POSITIVE_INFINITY))
    expect(files['.bootcde'] === newer).toBe(true)
    const names = Object.keys(files)
    expect(names.slice(names.indexOf(PADDING_FILE))).toEqual([
      PADDING_FILE,
      'unknot.0',
      'unknot.1',
      'unknot.2',
      'unknot.3',
    ])
    const before = filesIn(image)
    for (const slot of ['unknot.1', 'unknot.2', 'unknot.3']) expect(files[slot]).toBe(before[slot])
    expect(files['unknot.0']!.replace(/\xff*$/, '')).toBe(line)
    expect(cutAfter(image, writes, Number.POSITIVE_INFINITY).indexOf('unknot.0') % pageBytes).toBe(4)
  })
})
