import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import vm from 'node:vm'
import { describe, expect, it } from 'vitest'
import { boards } from '../../../hal/boards/index.ts'
import { inlineLateScripts } from '../../../lib/late-script.ts'
import { compiledRotation, compileRotation } from '../../../programs/index.ts'
import { bundle, SubsetError } from '../../../tools/build/bundle.ts'
import { ENGINES } from '../../../tools/build/engines.ts'
import { findOwnFields } from '../../../tools/build/minify/own-fields.ts'
import { readStamp, STAMP_BYTES } from '../../../tools/build/read-stamp.ts'
import { makeStamp, version } from '../../../tools/build/stamp.ts'
import { storedCode } from '../../../tools/build/tokens.ts'
import { builtFiles, builtLinkFile } from '../../support/build/built-file.ts'
import { isFull, testedBoards } from '../../support/scope.ts'

const root = join(import.meta.dirname, '../../..')
/**
 * What a board may store, beside the stamp. Kaluma parses the whole file at boot, in a time that grows faster than the size.
 * Espruino reads the file as it runs.
 */
const MAX_BYTES = { espruino: 14_450, kaluma: 16_340 }

/** What the link may add to a file. */
const MAX_LINK_BYTES = 2048

const built = await builtFiles(testedBoards)

describe.each(testedBoards)('dist/%s.js', (board) => {
  it('is a stamp, what comes before all else, and one statement of ASCII, no larger than allowed', () => {
    const code = built[board]!
    const stamped = makeStamp(board)
    expect(storedCode(boards[board]!, code).length).toBeLessThanOrEqual(
      MAX_BYTES[boards[board]!.engine] + `${stamped};`.length,
    )
    expect(code.slice(0, stamped.length)).toBe(stamped)
    const { firstStatements, readsWholeFile } = ENGINES[boards[board]!.engine]
    const first = firstStatements(boards[board]!)
    expect(code.slice(stamped.length, stamped.length + first.length)).toBe(first)
    const rest = code.slice(stamped.length + first.length)
    if (readsWholeFile) expect(rest).toMatch(/^eval\('.*'\);$/s)
    expect(inlineLateScripts(rest)).toMatch(readsWholeFile ? /^\(\(\)=>\{.*\}\)\(\);$/s : /^\{let .*\};$/s)
    expect([...code].every((c) => c.charCodeAt(0) < 127)).toBe(true)
  })
})

it.each(testedBoards)(`the link adds at most ${MAX_LINK_BYTES} bytes to dist/%s.js`, async (board) => {
  const bytes = (code: string) => storedCode(boards[board]!, code).length
  const added = bytes(await builtLinkFile(board)) - bytes(built[board]!)
  expect(added).toBeLessThanOrEqual(MAX_LINK_BYTES)
  // It is there.
  expect(added).toBeGreaterThan(MAX_LINK_BYTES / 2)
})

describe('the stamp', () => {
  it.each(testedBoards)('of %s reads back from the beginning of a file', (board) => {
    const start = built[board]!.slice(0, STAMP_BYTES)
    expect(readStamp(start)).toEqual({ version, board })
  })

  it.each(['', '(()=>{})()', 'unknot 0.1.0 pico;', '"unknot 0.1.0";', ' "unknot 0.1.0 pico";', '\xff\xff'])(
    'is not in %j',
    (text) => expect(readStamp(text)).toBeUndefined(),
  )
})

// command.test.ts does the same for a Puck.js in every run.
it.runIf(isFull)('a file is the same each time it is built', async () => {
  expect(await bundle(root, boards.pico!, compiledRotation())).toBe(built.pico)
})

it('a file holds the programs as they were compiled', () => {
  const strings = [...inlineLateScripts(built.pico!).matchAll(/"(?:[^"\\]|\\.)*"/g)].map(([text]) =>
    vm.runInNewContext(text),
  )
  expect(strings).toEqual(expect.arrayContaining([...compileRotation()]))
})

it('the README says how large the file of a Puck.js is', () => {
  const bytes = storedCode(boards.puckjs2!, built.puckjs2!).length
  expect(readFileSync(join(root, 'README.md'), 'utf8')).toContain(`one file of ${(bytes / 1000).toFixed(1)} KB`)
})

describe('device code that breaks a rule', () => {
  /** A copy of the sources with one line added to one file. */
  function spoiled(file: string, line: string): { at: string; lines: number } {
    const at = mkdtempSync(join(tmpdir(), 'unknot-'))
    for (const folder of ['src', 'hal']) cpSync(join(root, folder), join(at, folder), { recursive: true })
    symlinkSync(join(root, 'node_modules'), join(at, 'node_modules'))
    const text = readFileSync(join(at, file), 'utf8')
    writeFileSync(join(at, file), `${text}${line}\n`)
    return { at, lines: text.split('\n').length }
  }

  it.each([
    ['src/program/player.ts', 'export function f(a = 1) { return a }', 'default-parameter'],
    ['src/light.ts', 'export const all = [...[1], 2]', 'spread'],
    ['src/motor/governor.ts', 'export const m = new Map()', 'unknown-global'],
    ['src/button.ts', 'export const w = setTimeout', 'unknown-global'],
    ['hal/espruino/hal.ts', 'export class A { x = 1 }', 'class-field'],
    ['hal/shell.ts', 'export const s = Math.sin(1)', 'slow-math'],
    ['hal/kaluma/hal.ts', 'export const a = (x) => x?.y', 'optional-chaining', 'pico'],
    ['hal/kaluma/hal.ts', 'export const w = analogWrite', 'unknown-global', 'pico'],
    ['hal/kaluma/hal.ts', 'export const e = E', 'unknown-global', 'pico'],
    ['src/time.ts', 'export const t = millis', 'unknown-global', 'pico'],
  ])('%s: %s is refused with file, line and rule', async (file, line, rule, board = 'puckjs2') => {
    const { at, lines } = spoiled(file, line)
    const error = await bundle(at, boards[board]!, { programs: [], breakIndex: 0 }).then(
      () => undefined,
      (e) => e,
    )
    rmSync(at, { recursive: true })
    expect(error).toBeInstanceOf(SubsetError)
    expect(error.message).toContain(`${file}:${lines}:`)
    expect(error.findings.map((f: { rule: string }) => f.rule)).toContain(rule)
  })
})

it('shortens only fields of our own interfaces, and none that the engine knows', () => {
  const source = `export interface A { level: number; poll(now: number): void; state: number }
    interface Inner { other: number }
    export type B = { also: number }`
  expect(findOwnFields(source, ['state', 'freq'])).toEqual(['level', 'poll'])
})
