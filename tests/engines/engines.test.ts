// The built file against the simulator, scenario by scenario: the same events must give the same trace, to the
// byte. ESPRUINO and JERRY name Linux builds of those engines; without them they are skipped, and it says so.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { bundle } from '../../build/bundle.ts'
import { boards } from '../../hal/boards/index.ts'
import { compileRotation } from '../../programs/index.ts'
import { playable, record, runNode, runProgram, script } from './harness.ts'

const root = join(import.meta.dirname, '../..')
const folder = join(root, 'sim/scenarios')
const scenarios = readdirSync(folder)
  .map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }))
  .filter(({ text }) => playable(text))

/** Espruino takes longer for twenty minutes of massage than the runner's default. */
const ENGINE_TIMEOUT_MS = 60_000

const espruino = Object.keys(boards).filter((name) => boards[name]!.engine === 'espruino')

describe.each(espruino)('dist/%s.js', { timeout: ENGINE_TIMEOUT_MS }, (board) => {
  let built = ''
  beforeAll(async () => {
    built = await bundle(root, board, compileRotation())
  })

  it.each(scenarios)('$file: Node traces what the simulator traces', ({ text }) => {
    const recording = record(text, board)
    expect(runNode(script(board, built, recording, false))).toEqual(recording.trace)
  })

  const { ESPRUINO, JERRY } = process.env
  it.skipIf(!ESPRUINO).each(scenarios)('$file: Espruino (skipped unless ESPRUINO names one)', async ({ text }) => {
    const recording = record(text, board)
    expect(await runProgram(ESPRUINO!, script(board, built, recording, true))).toEqual(recording.trace)
  })

  it.skipIf(!JERRY).each(scenarios)('$file: JerryScript (skipped unless JERRY names one)', async ({ text }) => {
    const recording = record(text, board)
    expect(await runProgram(JERRY!, script(board, built, recording, false))).toEqual(recording.trace)
  })
})
