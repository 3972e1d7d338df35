// Every file that the build makes for a board, read back.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { EspruinoBoard } from '../../../hal/boards/board.ts'
import { boards } from '../../../hal/boards/index.ts'
import { UsageError } from '../../../lib/command-line/usage.ts'
import { formatUf2 } from '../../../lib/uf2.ts'
import { PADDING_FILE, padding, storageImage } from '../../../sim/world/storage-image.ts'
import { readFirmware } from '../../../tools/build/artifacts/firmware.ts'
import { formatIntelHex } from '../../../tools/build/artifacts/hex.ts'
import { ICON_PIXELS, renderIconBits } from '../../../tools/build/artifacts/icon.ts'
import { makeArtifacts } from '../../../tools/build/artifacts/index.ts'
import { joinUf2 } from '../../../tools/build/artifacts/join-uf2.ts'
import { makePasteText } from '../../../tools/build/artifacts/paste.ts'
import { flash } from '../../engines/harness/espruino.ts'
import { codeFor, pico, puck } from '../flash/fakes.ts'

const folder = mkdtempSync(join(tmpdir(), 'unknot-'))
afterAll(() => rmSync(folder, { recursive: true }))

const root = join(import.meta.dirname, '../../..')
const code = codeFor('puckjs2', 10_501)
const { address, pageBytes, pages } = puck.about.storage!
const image = Buffer.from(
  storageImage({ '.bootcde': code, ...padding(code.length, puck.about.storage!) }, pageBytes * pages),
)

/** The Puck with other facts for tools. */
const like = (about: Partial<EspruinoBoard['about']>, name = 'made-up'): EspruinoBoard => ({
  ...puck,
  name,
  about: { ...puck.about, ...about },
})
const watch = like({ firmware: 'BANGLEJS2' }, 'banglejs2')

/** Bytes by address. Every line of the file must be right. */
function fromHex(text: string): Map<number, number> {
  const bytes = new Map<number, number>()
  let upper = 0
  const lines = text.trimEnd().split('\r\n')
  for (const [index, line] of lines.entries()) {
    const record = Buffer.from(line.slice(1), 'hex')
    expect(record.reduce((all, byte) => (all + byte) & 0xff, 0)).toBe(0)
    const content = record.subarray(4, 4 + record[0]!)
    if (record[3] === 4) upper = content.readUInt16BE() * 0x10000
    else if (record[3] === 0)
      for (const [i, byte] of content.entries()) bytes.set(upper + record.readUInt16BE(1) + i, byte)
    else expect([record[3], index]).toEqual([1, lines.length - 1])
  }
  return bytes
}

describe('a storage image', () => {
  it('begins with the bytes that Espruino has in flash, and the rest is erased', () => {
    const files = flash({ '.bootcde': code, ...padding(code.length, puck.about.storage!) })
    expect(image.subarray(0, files.length)).toEqual(files)
    expect(image.subarray(files.length).every((byte) => byte === 0xff)).toBe(true)
    expect(image.length).toBe(40_960)
  })

  it.each([
    [2500, 4096, 10, 4096],
    [4096 - 68, 4096, 10, 4096],
    // A page more, because a name and one word do not fit.
    [4096 - 67, 4096, 10, 8192],
    [4096 - 31, 4096, 10, 8192],
    [11_700, 16_384, 3, 16_384],
    [11_700, 65_536, 1, undefined],
    [4000, 4096, 2, 4096],
  ])('after %d bytes of firmware in pages of %d, %d of them, the settings begin at %s', (bytes, page, count, from) => {
    const pad = padding(bytes, { pageBytes: page, pages: count })[PADDING_FILE]
    const end = 32 + Math.ceil(bytes / 4) * 4 + 32 + (pad?.length ?? 0)
    expect(pad && end).toBe(from)
  })

  it('of several files has the bytes that Espruino has in flash', () => {
    const files = { a: 'x', 'unknot.0': '12345', '.bootcde': 'print(1)' }
    expect(Buffer.from(storageImage(files, 4096)).subarray(0, flash(files).length)).toEqual(flash(files))
  })

  it.each([
    ['a file that is too long', { a: 'x'.repeat(4065) }],
    ['a name that is too long', { ['n'.repeat(29)]: 'x' }],
  ])('of %s is refused', (_, files) => expect(() => storageImage(files, 4096)).toThrow('does not fit'))
})

describe('a hex file', () => {
  it('has every byte at its address', () => {
    const bytes = fromHex(formatIntelHex(address, image))
    expect(bytes.size).toBe(image.length)
    expect(image.every((byte, i) => bytes.get(address + i) === byte)).toBe(true)
  })

  it('equals the file of the Espruino command line', () => {
    const board = {
      chip: { saved_code: { address, page_size: pageBytes, pages } },
      info: { builtin_modules: ['Storage'] },
    }
    const [file, json, hex] = ['code.js', 'board.json', 'out.hex'].map((name) => join(folder, name))
    writeFileSync(file!, code)
    writeFileSync(json!, JSON.stringify(board))
    execFileSync('node', ['node_modules/espruino/bin/espruino-cli.js', '-n', '--board', json!, '--ohex', hex!, file!], {
      cwd: root,
      stdio: 'ignore',
    })
    const alone = storageImage({ '.bootcde': code }, pageBytes * pages)
    expect(readFileSync(hex!, 'utf8')).toBe(formatIntelHex(address, alone))
  })
})

describe('a text to paste', () => {
  /** What it prints and stores when it is pasted on a board. */
  function pasted(text: string): { printed: string[]; stored: Record<string, string> } {
    const stored: Record<string, string> = {}
    const printed: string[] = []
    const Storage = {
      write(name: string, piece: string, at: number, bytes: number) {
        if (at === 0) stored[name] = '\xff'.repeat(bytes)
        const file = stored[name]!
        stored[name] = file.slice(0, at) + piece + file.slice(at + piece.length)
      },
      read: (name: string) => stored[name],
      erase: (name: string) => delete stored[name],
      compact: () => {},
      getStats: () => ({ freeBytes: 40_960 - 64 }),
    }
    const crc = (file: string) => {
      let sum = -1
      for (const letter of file) {
        sum ^= letter.charCodeAt(0)
        for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
      }
      return ~sum >>> 0
    }
    const run = new Function('require', 'E', 'print', text)
    run(
      () => Storage,
      { CRC32: crc },
      (line: string) => printed.push(line),
    )
    return { printed, stored }
  }

  it('stores the file and prints what to do next', () => {
    expect(pasted(makePasteText(puck, code))).toEqual({
      printed: ['Stored. Now type load() and press Enter.'],
      stored: { '.bootcde': code, [PADDING_FILE]: ' '.padEnd(4000, '\xff') },
    })
  })

  it('stores an app on the watch', () => {
    expect(pasted(makePasteText(watch, code))).toEqual({
      printed: ['Stored. Now type load("unknot.app.js") and press Enter.'],
      stored: { 'unknot.app.js': code },
    })
  })

  it('prints that a line was lost', () => {
    const lines = makePasteText(puck, code).split('\n')
    expect(pasted(lines.toSpliced(3, 1).join('\n')).printed).toEqual([
      'Something was lost on the way. Paste it once more.',
    ])
  })

  it('has lines of at most 700 characters that run alone', () => {
    for (const line of makePasteText(puck, code).trimEnd().split('\n')) {
      expect(line).toMatch(/^[ -~]{1,700};$/)
      expect(() => new Function(line)).not.toThrow()
    }
  })
})

describe('a UF2 file', () => {
  const ours = Buffer.from(formatUf2(0x10100000, Buffer.from(`${code}\0`, 'latin1')))
  const engine = Buffer.from(formatUf2(0x10000000, Buffer.alloc(1000, 7)))

  /** The bytes from the first address on. Every block must be right. */
  function content(file: Buffer): { first: number; data: Buffer } {
    const data: Buffer[] = []
    for (let at = 0; at < file.length; at += 512) {
      const words = Array.from({ length: 8 }, (_, i) => file.readUInt32LE(at + 4 * i))
      expect(words).toEqual([
        ...[0x0a324655, 0x9e5d5157, 0x2000, expect.any(Number), 256],
        ...[at / 512, file.length / 512, 0xe48bff56],
      ])
      expect(file.readUInt32LE(at + 508)).toBe(0x0ab16f30)
      data.push(file.subarray(at + 32, at + 32 + 256))
    }
    return { first: file.readUInt32LE(12), data: Buffer.concat(data) }
  }

  it('has the program with a zero at its end, at the address of Kaluma', () => {
    const { first, data } = content(ours)
    expect([first, data.subarray(0, data.indexOf(0)).toString('latin1')]).toEqual([0x10100000, code])
  })

  it('joins with the file of the engine, and its blocks are counted again', () => {
    expect(content(Buffer.from(joinUf2(engine, ours))).data).toEqual(
      Buffer.concat([content(engine).data, content(ours).data]),
    )
  })

  const spoiled = (at: number, value: number) => {
    const file = Buffer.from(engine)
    file.writeUInt32LE(value, at)
    return file
  }
  it.each([
    ['nothing', Buffer.alloc(0), 'is not made of blocks'],
    ['half a block', engine.subarray(0, 700), 'is not made of blocks'],
    ['something else', spoiled(512, 1), 'is not a UF2 file at block 1'],
    ['another chip', spoiled(28, 0xe48bff59), 'is not for the RP2040 at block 0'],
    ['no chip', spoiled(8, 0), 'is not for the RP2040 at block 0'],
    ['a lost block', engine.subarray(512), 'has block 1 of 4 in the place of block 0 of 3'],
    ['one that is joined already', joinUf2(engine, ours), 'already has a program in it'],
  ])('of %s is refused with the reason', (_, file, reason) => expect(() => joinUf2(file, ours)).toThrow(reason))
})

describe('a folder for an app loader', () => {
  it.each([
    ['boards', puck, 'unknot-puckjs2', { storage: [{ name: '.bootcde', url: 'app.js' }], needsFeatures: ['BLE'] }],
    ['the watch', watch, 'unknot', { type: 'app', supports: ['BANGLEJS2'] }],
  ])('for %s has every file that its metadata names', async (_, board, id, expected) => {
    const files = await makeArtifacts(board, code)
    const at = (name: string) => files[`apps/${id}/${name}`]
    const metadata = JSON.parse(at('metadata.json') as string)
    expect(metadata).toMatchObject({ id, version: '0.1.0', ...expected })
    for (const name of [metadata.icon, metadata.readme, ...metadata.storage.map(({ url }: { url: string }) => url)])
      expect(at(name), name).toBeDefined()
    expect(at('app.js')).toBe(code)
    const png = at('icon.png') as Buffer
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([ICON_PIXELS, ICON_PIXELS])
  })

  it('has an icon with one bit for each pixel for the watch', async () => {
    const bits = await renderIconBits()
    expect([...bits.subarray(0, 3), bits.length]).toEqual([48, 48, 1, 3 + 288])
    const drawn = [...bits.subarray(3)].filter((byte) => byte !== 0).length
    expect(drawn).toBeGreaterThan(50)
    expect(drawn).toBeLessThan(250)
  })
})

describe('makeArtifacts makes the right files for', () => {
  const { storage: _, ...noStorage } = puck.about
  it.each([
    ['a board with Bluetooth', puck, ['js', 'paste.txt', 'hex', 'apps']],
    ['a board without', like({ reachedOver: ['usb'] }), ['js', 'paste.txt', 'hex']],
    ['files in another chip', { ...puck, about: noStorage }, ['js', 'paste.txt', 'apps']],
    ['an ESP32, which takes no hex', like({ chip: 'esp32' }), ['js', 'paste.txt', 'apps']],
    ['a Pico with Espruino', like({ chip: 'rp2040', reachedOver: ['usb'] }), ['js', 'paste.txt', 'uf2']],
    ['a Pico with Kaluma', pico, ['js', 'uf2']],
  ])('%s', async (_, board, forms) => {
    const names = Object.keys(await makeArtifacts(board, code))
    const kinds = names.map((name) => (name.startsWith('apps/') ? 'apps' : name.slice(board.name.length + 1)))
    expect([...new Set(kinds)]).toEqual(forms)
  })

  it('a storage that begins at a page, on every board', () => {
    for (const { about } of Object.values(boards)) if (about.storage) expect(about.storage.address % 4096).toBe(0)
  })
})

describe('--firmware', () => {
  const all = Object.values(boards)
  it.each([
    ['for every board', 'x.uf2', all, '--firmware needs a board with Kaluma: --board pico'],
    ['for a board with Espruino', 'x.uf2', [puck], '--firmware needs a board with Kaluma: --board pico'],
    ['with a file that does not exist', 'none.uf2', [pico], 'cannot read none.uf2: no such file or folder'],
  ])('%s is refused', (_, file, wanted, message) => {
    expect(() => readFirmware(file, wanted)).toThrow(new UsageError(message))
  })

  it('is read for a Pico, and gives nothing without a file', () => {
    const file = join(folder, 'engine.uf2')
    writeFileSync(file, 'engine')
    expect(readFirmware(file, [pico])?.toString()).toBe('engine')
    expect(readFirmware(undefined, all)).toBeUndefined()
  })
})
