// The scenarios call every function of every built file. Espruino finds a mistake in a function only when it runs it. On
// Node the same is checked where no Espruino is available.

import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { boards } from '../../../hal/boards/index.ts'
import { compileRotation } from '../../../programs/index.ts'
import { bundleReadable } from '../../../tools/build/bundle.ts'
import { builtFile } from '../../support/build/built-file.ts'
import { testedBoards } from '../../support/scope.ts'
import { halOf, hasBattery } from '../harness/engine.ts'
import { engineNamed, fitsInMemory, scenariosFor } from '../harness/engines.ts'
import { node } from '../harness/node.ts'
import { play } from '../harness/play.ts'
import { record } from '../harness/record.ts'
import { addCounters, COUNTER, calledIn } from './call-counters.ts'

const root = join(import.meta.dirname, '../../..')

/** Functions that no scenario can call, each with its reason. */
const UNREACHED: Record<string, string> = {
  watchHeat: 'a board without a thermometer',
  ntcCelsius: 'a board with another thermometer, or without one',
  setUpBangle: 'a Puck.js is no watch',
  onKill: 'no other program starts on the bench',
  onNext: 'a board with one button',
  onSofter: 'the same',
  onStronger: 'the same',
  onOff: 'the same',
  makeSofter: 'the same',
  gestureFor: 'the same',
  watchExtraButton: 'the same',
  awaitEdge: 'on the bench no edge comes later than its pin changes (tests/hal/shell.test.ts)',
  awaitEdge2: 'the same',
}

/**
 * The build inlines most functions, so the sources are checked too. They are too large for the memory of Espruino with
 * the bench beside them.
 */
const FILES = [
  ['the file', builtFile],
  ['the sources', (board: string) => bundleReadable(root, boards[board]!, compileRotation())],
] as const
/** The boards of one engine have the same sources: one board of each. */
const SOURCES_OF: readonly string[] = ['puckjs2', 'pico']

/**
 * How many functions of a file cannot be called; the minifier has shortened their names. Without a battery reading no
 * charge is shown. On a Bangle.js no other program starts. A reset needs a start that fails, for which Espruino has too
 * little memory here.
 */
function unreachable(board: string, engine: string): number {
  const profile = boards[board]!
  const onBangle = profile.engine === 'espruino' && profile.bangle
  return (hasBattery(board) ? 0 : 1) + (onBangle ? 1 : 0) + (engine === 'Espruino' ? 1 : 0)
}

describe.concurrent.each([
  ['Node', node],
  ['Espruino', engineNamed('Espruino')],
] as const)('%s', (name, engine) => {
  if (!engine) it.skip('is not available', () => {})
  const cases = testedBoards
    .filter((board) => engine?.runs(halOf(board)))
    .flatMap((board) => FILES.map(([what, textOf]) => [what, board, textOf] as const))
    // On Node the files for Espruino have the same test in tests/tools/build/espruino-differences.test.ts.
    .filter(([what, board]) => (engine === node ? SOURCES_OF.includes(board) : what === 'the file'))
  it.each(cases)('runs every function in %s of %s', async (_, board, textOf) => {
    const { code, names } = addCounters(await textOf(board))
    // A real world changes when things happen, and calls no other functions.
    const recordings = scenariosFor(board)
      .filter(({ text }) => !text.includes('given a real world'))
      .filter((scenario) => fitsInMemory(name, code.length, scenario))
      .map(({ text }) => record(text, board))
      .sort((a, b) => a.trace.length - b.trace.length)
    const missing = new Set([...names.keys()].filter((i) => !(names[i]! in UNREACHED)))
    for (const recording of recordings) {
      if (missing.size <= unreachable(board, name)) break
      const { notes } = await play(engine!, recording, { board, built: code, extraCode: COUNTER })
      for (const i of calledIn(notes)) missing.delete(i)
    }
    expect([...missing].map((i) => names[i]!).slice(unreachable(board, name))).toEqual([])
  })
})
