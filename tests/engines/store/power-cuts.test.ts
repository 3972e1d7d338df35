// Power lost at every byte that the real Espruino writes in a session of the very file that is flashed: what its next
// start makes of it, held to what the model makes of the same flash. Every start is a process of its own, for what
// happens to a damaged storage happens at power-up only. CUTS=all takes each byte of what is stored and moved, and more of the erases.

import { execFileSync } from 'node:child_process'
import { crc32 } from 'node:zlib'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import type { EspruinoBoard } from '../../../hal/boards/board.ts'
import { boards } from '../../../hal/boards/index.ts'
import { PADDING_FILE } from '../../../sim/world/storage-image.ts'
import { SESSIONS_KEPT } from '../../../src/memory/journal.ts'
import { makePasteText } from '../../../tools/build/artifacts/paste.ts'
import { Kept } from '../../sim/world/simulated-puck.ts'
import { builtFile } from '../../support/build/built-file.ts'
import { filesIn } from '../harness/console.ts'
import { after, flashWith, framed, GONE, HEADER_BYTES, lock, session, slotOf } from './puck-flash.ts'
import { cutAfter, each, recorded, started, type Write } from './real-storage.ts'
import { behind, lived, type Session, sessions, tidying } from './sessions.ts'
import { pairIn } from './stored-pair.ts'

const program = inject('enginePaths').Espruino
const strace = (() => {
  try {
    return execFileSync('strace', ['--version'], { encoding: 'utf8' }) !== ''
  } catch {
    return false
  }
})()
if (program && !strace) console.log('Espruino: power cuts while storing were skipped, there is no strace')

const code = await builtFile('puckjs2')
const ALL = process.env.CUTS === 'all'

interface Cut {
  after: number
  /** Number of the write, and of the byte in it. */
  at: number
  byte: number
}

/**
 * Where power goes: before each byte of a name, and of the rest at both ends and now and then; of an erase, what counts
 * is how much of the name at the front is left.
 */
function cutsOf({ log }: Session): Cut[] {
  const cuts: Cut[] = []
  let before = 0
  for (const [at, { bytes, erase }] of log.entries()) {
    const last = bytes.length - 1
    const taken = (byte: number) => {
      if (erase) return ALL ? byte < 36 || byte % 512 === 0 : byte < 36 ? byte % 4 === 0 : byte === 2048
      return ALL || last < HEADER_BYTES || byte < 3 || byte > last - 5 || byte % 24 === 0
    }
    for (let byte = 0; byte <= last; byte++) if (taken(byte)) cuts.push({ after: before + byte, at, byte })
    before += bytes.length
  }
  return cuts
}

describe.skipIf(!program || !strace)('Espruino', { timeout: 3_600_000 }, () => {
  let old: Buffer
  let pageBytes = 0
  let kept: Kept

  beforeAll(async () => {
    // A file that is too short counts as corrupt, and is made as long as it should be.
    const ask = '[require("Storage").getStats().totalBytes,require("Flash").getPage(0x10000000).length]'
    const [, bytes, page] = /(\d+),(\d+)$/.exec(await started(program!, Buffer.alloc(0), ask))!
    pageBytes = Number(page)
    kept = new Kept(pageBytes)
    old = lived(code, Number(bytes), pageBytes)
  })

  /** How often a start after a cut found what is so far behind; LOST where the engine erased it all. */
  async function atEveryCut(one: Session): Promise<Record<string, number>> {
    // A half-erased page may fail the next save, and that a power-up: what comes of it is seen on the model.
    const pressesAt = (at: number) => after(one.log[at]!.erase ? '' : session(one.n + 1))
    const all = cutsOf(one)
    const from = Date.now()
    const found = await each(all, async (cut) => {
      const image = cutAfter(one.image, one.log, cut.after)
      return { ...cut, image, said: await started(program!, image, pressesAt(cut.at)) }
    })
    const counts: Record<string, number> = {}
    for (const { image, said, at, byte } of found) {
      const where = `cut at byte ${byte} of write ${at}`
      const corrupt = kept.start(image)
      const pair = pairIn(kept.read)
      const how = corrupt ? GONE : behind(one, at, pair)
      counts[how] = (counts[how] ?? 0) + 1
      expect(said, where).toBe(corrupt ? `corrupt ${GONE}` : String(kept.do(pressesAt(at))))
      // Only within an erase.
      if (corrupt) expect([one.log[at]!.erase, byte > 0 && byte < 36], where).toEqual([true, true])
    }
    console.log(`Espruino: ${all.length} starts in ${(Date.now() - from) / 1000} s, ${JSON.stringify(counts)}`)
    return counts
  }

  it.each([
    ['with a full journal', () => [...sessions(old, 1, SESSIONS_KEPT + 1, pageBytes)][0]!],
    ['as it tidies up before a session', () => tidying(old, 1, pageBytes)],
    ['as it tidies up after a session', () => tidying(old, 3, pageBytes)],
  ])('the model writes the same %s', async (_, made) => {
    const { image, log, n } = made()
    const { writes } = await recorded(program!, image, session(n))
    const short = ({ at, bytes }: Write) => `${at} ${bytes.length} ${crc32(bytes)}`
    expect(log.map(short)).toEqual(writes.map(short))
  })

  it('power lost anywhere in a session costs what was being stored, and nothing else', async () => {
    const [one] = sessions(old, 1, SESSIONS_KEPT + 1, pageBytes)
    const counts = await atEveryCut(one!)
    expect(Object.keys(counts).sort()).toEqual(['-1', '0'])
    expect(counts['0']).toBeGreaterThan(ALL ? 800 : 150)
  })

  it('nor while it tidies up, but for the moments in which a page is half erased', async () => {
    const counts = await atEveryCut(tidying(old, 1, pageBytes))
    // Of one page, or where pages are of 1 KB of two.
    expect(counts[GONE]).toBeLessThan(2 * 36)
  })

  it('comes to a page that is half erased some saves later, and starts anew', async () => {
    const { image, log } = tidying(old, 1, pageBytes)
    const at = log.findLastIndex(({ erase }) => erase) - 2
    const before = log.slice(0, at).reduce((sum, { bytes }) => sum + bytes.length, 0)
    let flash = cutAfter(image, log, before + 20)
    let starts = 0
    for (; !kept.start(flash); starts++) {
      expect(starts).toBeLessThan(1000)
      if (starts === 0) expect(await started(program!, flash, 'typeof edge')).toBe('function')
      kept.do(lock)
      flash = Buffer.from(kept.flash.bytes)
    }
    expect(starts).toBeGreaterThan(0)
    expect(await started(program!, flash, after(''))).toBe(`corrupt ${GONE}`)
  })

  it('what an upload beside the old firmware leaves is put in order', async () => {
    const board = boards.puckjs2 as EspruinoBoard
    // Not started: typed in one piece, the text would not fit beside it.
    const blank = (filler: string) => '//'.padEnd(code.length, filler)
    const newer = blank('+')
    const found = new Kept(pageBytes)
    found.start(old)
    const texts = [0, 1, 2, 3].map((slot) => slotOf(found.read(slot)!))
    const image = flashWith(
      blank('-'),
      { 'unknot.3': texts[3]!, 'unknot.0': texts[0]!, 'unknot.1': texts[1]!, 'unknot.2': texts[2]! },
      old.length,
    )
    // As a version stored it that did not keep to places of one size.
    const line = framed('2,0,5', 9999)
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
