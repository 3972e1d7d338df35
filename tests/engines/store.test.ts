// Power lost at every byte that the real Espruino writes when the firmware stores something: what its next start finds.
// Every start is a process of its own, for what happens to a damaged storage happens at power-up only. CUTS=all takes
// each byte of the text and of the erased pages too, which is some 12,000 starts.

import { execFileSync } from 'node:child_process'
import { crc32 } from 'node:zlib'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { pasteText } from '../../build/artifacts/paste.ts'
import { PADDING_FILE, PLACE_BYTES } from '../../build/artifacts/storage.ts'
import type { EspruinoBoard } from '../../hal/boards/board.ts'
import { boards } from '../../hal/boards/index.ts'
import { Kept } from '../sim/kept.ts'
import { filesIn } from './console.ts'
import { holding as flashHolding, framed, lineOf, RING_BYTES } from './keeper-flash.ts'
import { cutAfter, each, isErase, keeper, recorded, started, type Write } from './storage.ts'

const program = inject('programs').Espruino
const strace = (() => {
  try {
    return execFileSync('strace', ['--version'], { encoding: 'utf8' }) !== ''
  } catch {
    return false
  }
})()
if (program && !strace) console.log('Espruino: power cuts while storing were skipped, there is no strace')

const CODE_BYTES = 11_700
const HEADER_BYTES = 32
/** Saves these in turn, after what a start does. */
const saving = (from: number, to: number): string =>
  `Math.storedLine();${Array.from({ length: to - from + 1 }, (_, i) => `Math.storeLine(${JSON.stringify(lineOf(from + i))});`).join('')}`

/** The firmware's checksum and the line; a function of the program's own is there if the program is. */
const WHAT_IS_THERE = 'E.CRC32(require("Storage").read(".bootcde")||"")+" "+(Math.storedLine&&Math.storedLine()||"")'

interface Cut {
  after: number
  write: Write
  byte: number
}

/** Where power goes: before each byte of a name or a mark, and of the rest where the environment wants it. */
function cutsOf(writes: readonly Write[]): Cut[] {
  const cuts: Cut[] = []
  let before = 0
  for (const write of writes) {
    const { length } = write.bytes
    // Of an erase, what counts is how much of the name at the front is left.
    const whole = process.env.CUTS === 'all' || length <= 40
    for (let byte = 0; byte < length; byte++) {
      const edge = Math.min(byte, length - 1 - byte)
      if (whole || (isErase(write) ? byte < 36 : edge < 6) || byte % 128 === 0)
        cuts.push({ after: before + byte, write, byte })
    }
    before += length
  }
  cuts.push({ after: before, write: writes.at(-1)!, byte: writes.at(-1)!.bytes.length })
  return cuts
}

describe.skipIf(!program || !strace)('Espruino', { timeout: 3_600_000 }, () => {
  let code = ''
  let bytes = 0
  let crc = 0
  let first = 0

  const holding = (lines: number): Buffer => flashHolding(bytes, code, lines)

  beforeAll(async () => {
    code = await keeper(CODE_BYTES)
    crc = crc32(Buffer.from(code, 'latin1'))
    // A file that is too short counts as corrupt, and is made as long as it should be.
    const said = await started(program!, Buffer.alloc(0), 'require("Storage").getStats().totalBytes')
    bytes = Number(/\d+$/.exec(said)![0])
    first = bytes - RING_BYTES
  })

  /** What a start finds after each cut: the number of the line, 0 for none, -1 where the firmware is not whole. */
  async function found(image: Buffer, writes: readonly Write[], newest: number): Promise<(Cut & { line: number })[]> {
    const lines = Array.from({ length: newest + 1 }, (_, n) => lineOf(n))
    return each(cutsOf(writes), async (cut) => {
      const said = await started(program!, cutAfter(image, writes, cut.after), WHAT_IS_THERE)
      const whole = said.startsWith(`${crc} `)
      const line = said.slice(`${crc} `.length)
      const at = lines.indexOf(line)
      if (whole && line !== '' && at < 0) throw new Error(`a mix, after ${cut.after} bytes: ${line}`)
      return { ...cut, line: whole ? Math.max(at, 0) : -1 }
    })
  }

  /** How many lines were whole after so many bytes: a line is when its last byte is. */
  function complete(image: Buffer, writes: readonly Write[], after: number, newest: number): number {
    const text = cutAfter(image, writes, after).toString('latin1')
    let n = newest
    while (n > 0 && !text.includes(framed(n))) n--
    return n
  }

  it('stores what it is held to here', async () => {
    const { writes } = await recorded(program!, holding(0), saving(1, 5))
    const image = cutAfter(holding(0), writes, Number.POSITIVE_INFINITY)
    const holding5 = holding(5)
    const differs = image.findIndex((byte, i) => byte !== holding5[i])
    expect(differs).toBe(-1)
    // Mark the old, name the new, write it: in this order, and nothing else.
    const kinds = writes.map(({ bytes: { length } }) => (length > HEADER_BYTES ? 'text' : length))
    expect(kinds.filter((kind) => kind === HEADER_BYTES)).toHaveLength(5)
    expect(kinds.join()).toMatch(/^(32,text(,4)?,){2}(4,32,text(,4)?,?){3}$/)
  })

  it.each([
    ['into an empty storage', 0, 5],
    ['with tidying up', RING_BYTES / PLACE_BYTES - 4, 2],
    ['round the storage', 10, 3],
  ])('the model of the simulator writes the same, %s', async (_, stored, more) => {
    const page = 'require("Flash").getPage(0x10000000).length'
    const pageBytes = Number(await started(program!, holding(0), page))
    const { writes } = await recorded(program!, holding(stored), saving(stored + 1, stored + more))
    const kept = new Kept(code)
    kept.start(holding(stored), pageBytes)
    kept.load()
    for (let n = stored + 1; n <= stored + more; n++) kept.save(lineOf(n))
    const short = ({ at, bytes: data }: Write) => `${at} ${data.length} ${crc32(data)}`
    expect(kept.flash.log.map(short)).toEqual(writes.map(short))
  })

  it('power lost anywhere costs what was being stored, and nothing else', async () => {
    const image = holding(0)
    const { writes } = await recorded(program!, image, saving(1, 5))
    const cuts = await found(image, writes, 5)
    for (const { after, line, write, byte } of cuts)
      expect(line, `cut at byte ${byte} of ${write.bytes.length} at ${write.at}`).toBe(
        complete(image, writes, after, 5),
      )
    expect(cuts.length).toBeGreaterThan(250)
  })

  it('nor while it tidies up, but for the moments in which a page is half erased', async () => {
    const stored = RING_BYTES / PLACE_BYTES - 4
    const image = holding(stored)
    const { writes, printed } = await recorded(program!, image, saving(stored + 1, stored + 2))
    expect(printed).toContain('Compacting')
    // The firmware's pages are not touched, and the last page is empty: nothing is named there.
    expect(Math.min(...writes.map(({ at }) => at))).toBe(first)
    expect(writes.filter(({ at, ...write }) => at >= bytes - 4096 && !isErase({ at, ...write }))).toEqual([])
    const cuts = await found(image, writes, stored + 2)
    const lost = cuts.filter(({ line }) => line < 1)
    for (const { after, line, write, byte } of cuts) {
      if (lost.some((cut) => cut.after === after)) continue
      const newest = complete(image, writes, after, stored + 2)
      expect([newest - 1, newest], `cut at byte ${byte} of ${write.bytes.length} at ${write.at}`).toContain(line)
    }
    // All that can be lost is lost in erases that are under way: what is half erased is no storage to the engine, and
    // it starts anew. One page, or where pages are of 1 KB two.
    for (const { write, byte } of lost) expect([isErase(write), byte > 0]).toEqual([true, true])
    expect(new Set(lost.map(({ write }) => write.at)).size).toBeLessThanOrEqual(2)
  })

  it('and afterwards it stores as before', async () => {
    const stored = RING_BYTES / PLACE_BYTES - 4
    const image = holding(stored)
    const { writes } = await recorded(program!, image, saving(stored + 1, stored + 2))
    const ends = cutsOf(writes).filter(
      ({ byte, write }) => byte === 0 || (write.bytes.length <= HEADER_BYTES && byte < 9),
    )
    // Once round the storage, over whatever the cut left behind.
    const said = await each(ends, async ({ after }) => {
      const go =
        '(()=>{var bad=[];Math.storedLine();for(var i=0;i<26;i++){var t="#"+i+"-------";t=t+t+t+t+t+t+t+t;t=t+t+t+t+t+t+t+t;' +
        'try{Math.storeLine(t)}catch(e){bad.push(i+" "+e)}if(i%2&&Math.storedLine()!=t)bad.push(i)}' +
        'return bad.join()+" "+E.CRC32(require("Storage").read(".bootcde")||"")})()'
      return [after, await started(program!, cutAfter(image, writes, after), go)]
    })
    for (const [after, text] of said) expect(`${after}: ${text}`).toBe(`${after}:  ${crc}`)
  })

  it('what an upload beside the old firmware leaves is put in order', async () => {
    const board = boards.puckjs2 as EspruinoBoard
    const old = holding(5)
    const newer = code.replace('--', '++')
    // As a version stored it that did not keep to places of one size.
    const plain = `require("Storage").write("unknot.1",${JSON.stringify(framed(6))});`
    const { writes } = await recorded(program!, old, plain + pasteText(board, newer).replaceAll('\n', ''))
    const image = cutAfter(old, writes, Number.POSITIVE_INFINITY)
    const files = filesIn(image)
    expect(Object.keys(files)).toEqual(['.bootcde', PADDING_FILE, 'unknot.0', 'unknot.1'])
    expect(files['.bootcde'] === newer).toBe(true)
    expect(image.indexOf('unknot.0') % 4096).toBe(4)
    expect([files['unknot.0'], files['unknot.1']].map((text) => text!.replace(/\xff*$/, ''))).toEqual([
      framed(5),
      framed(6),
    ])
  })
})
