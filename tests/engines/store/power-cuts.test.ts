// Power is lost at any byte that the real Espruino writes in a session of the built file, and within the erase of a page. Its
// next start must do what the model does with the same flash. Every start is a process of its own, as an engine repairs its
// storage only at power-up.

import { execFileSync } from 'node:child_process'
import { crc32 } from 'node:zlib'
import { describe, expect, inject, it } from 'vitest'
import { SimulatedPuck } from '../../sim/world/simulated-puck.ts'
import { storedFile } from '../../support/build/built-file.ts'
import { lacksStorageOf } from '../harness/engine-programs.ts'
import { GONE, PAGE_BYTES, PAGES, session, stateAfter } from './puck-flash.ts'
import { cutAfter, forEachItem, recorded, started, type Write } from './real-storage.ts'
import { longUsedFlash, type Session, savesBehind, sessions, sessionThatTurns, turnsPage } from './sessions.ts'

const program = inject('enginePaths').Espruino
const build = inject('espruinoBuild')
const lacking = build && lacksStorageOf('Puck.js', { pages: PAGES, pageBytes: PAGE_BYTES }, build)
const hasStrace = (() => {
  try {
    return execFileSync('strace', ['--version'], { encoding: 'utf8' }) !== ''
  } catch {
    return false
  }
})()

const code = await storedFile('puckjs2')
const old = longUsedFlash(code)

/** CUTS=all cuts at thousands more bytes, which takes up to an hour. */
const ALL = process.env.CUTS === 'all'

interface Cut {
  image: Buffer
  /** Number of the write. */
  at: number
  where: string
}

/** Bytes of a page of which a cut erase has left some bits, the same in every run. */
function tornPage(before: Buffer, seed: number): Buffer {
  let x = seed + 1
  return Buffer.from(
    before.map((byte) => {
      x = (x * 75 + 74) % 65537
      return byte | (x & 0xff)
    }),
  )
}

/**
 * Before each of the first and last bytes of a write and of some between, or of all of them. An erase is cut at some bytes, so
 * that the front of the page is erased or the back, and so that some of its bits are left.
 */
function cutsOf({ image, log }: Session): Cut[] {
  const cuts: Cut[] = []
  let before = 0
  for (const [at, { at: from, bytes, erase }] of log.entries()) {
    const last = bytes.length - 1
    const isTaken = (byte: number) =>
      erase ? (byte < 36 ? byte % 4 === 0 : byte % 1024 === 0) : ALL || byte < 3 || byte > last - 4 || byte % 24 === 0
    for (let byte = 0; byte <= last; byte++)
      if (isTaken(byte))
        cuts.push({ image: cutAfter(image, log, before + byte), at, where: `byte ${byte} of write ${at}` })
    if (erase) {
      const whole = cutAfter(image, log, before)
      for (let seed = 0; seed < (ALL ? 100 : 8); seed++) {
        const torn = Buffer.from(whole)
        tornPage(whole.subarray(from, from + bytes.length), seed).copy(torn, from)
        cuts.push({ image: torn, at, where: `bits ${seed} of write ${at}` })
      }
    }
    before += bytes.length
  }
  return cuts
}

/** What the model has stored after a power-up with each of these cuts. Throws if it may not be stored. */
function cutModel(one: Session): Record<number, number> {
  const puck = new SimulatedPuck()
  const counts: Record<number, number> = {}
  for (const { image, at, where } of cutsOf(one)) {
    expect(puck.powerUp(image), where).toBe(false)
    const behind = savesBehind(one, at, puck.memory)
    counts[behind] = (counts[behind] ?? 0) + 1
    // And the device works as before.
    const [atStart, , crc] = String(puck.type(stateAfter(session(one.day + 1)))).split(',')
    expect([atStart, Number(crc)], where).toEqual(['0', crc32(Buffer.from(code, 'latin1'))])
  }
  return counts
}

describe('on the model', () => {
  it.each([
    ['a session', () => [...sessions(old, 1)][0]!],
    ['a session that begins a page at its end', () => sessionThatTurns(code)],
  ])('a power cut in %s leaves the newest state or the one before, and the firmware', (_, made) => {
    expect(Object.keys(cutModel(made()))).toEqual(['0', '1'])
  })

  it('no session of 100 makes the engine tidy up, and pages are erased in turn', () => {
    const turns: number[] = []
    for (const { log } of sessions(old, 100)) for (const { at, erase } of log) if (erase) turns.push(at / PAGE_BYTES)
    expect(turns.length).toBeGreaterThan(12)
    expect(new Set(turns)).toEqual(new Set([1, 2, 3]))
    expect(turns.every((page, i) => i === 0 || page === (turns[i - 1]! % 3) + 1)).toBe(true)
  })
})

describe.runIf(program && !hasStrace)('Espruino without strace', () => {
  it('cuts no power', ({ skip }) => skip('needs strace'))
})

describe.skipIf(!program || !hasStrace)('Espruino', { timeout: 3_600_000 }, () => {
  it.for([
    ['of a session with a full journal', () => [...sessions(old, 1)][0]!],
    ['of a session that begins a page at its end', () => sessionThatTurns(code)],
  ] as const)('writes the same bytes as the model, %s', async ([, made], { skip }) => {
    if (lacking) skip(lacking)
    const { image, log, day } = made()
    const { writes } = await recorded(program!, image, session(day))
    const short = ({ at, bytes }: Write) => `${at} ${bytes.length} ${crc32(bytes)}`
    expect(writes.map(short)).toEqual(log.map(short))
  })

  it.for([
    ['in a session', () => [...sessions(old, 1)][0]!],
    ['in a session that begins a page', () => sessionThatTurns(code)],
  ] as const)('loses only what was being stored, wherever power is lost %s', async ([, made], { skip }) => {
    if (lacking) skip(lacking)
    const one = made()
    const cuts = cutsOf(one)
    const puck = new SimulatedPuck()
    const next = stateAfter(session(one.day + 1))
    const from = Date.now()
    const states = await forEachItem(cuts, async ({ image }) => started(program!, image, next))
    const counts: Record<number, number> = {}
    for (const [i, { image, at, where }] of cuts.entries()) {
      expect(puck.powerUp(image), where).toBe(false)
      const behind = savesBehind(one, at, puck.memory)
      counts[behind] = (counts[behind] ?? 0) + 1
      expect(states[i], where).toBe(String(puck.type(next)))
      expect(states[i], where).not.toContain(GONE)
    }
    console.log(
      `Espruino: ${cuts.length} starts in ${(Date.now() - from) / 1000} s, ${JSON.stringify(counts)} saves behind`,
    )
    expect(turnsPage(one)).toBe(cuts.some(({ where }) => where.startsWith('bits')))
    expect(Object.keys(counts)).toEqual(['0', '1'])
  })
})
