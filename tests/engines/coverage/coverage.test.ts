// Every function of every built file has been called: on Espruino, which finds a mistake in a function only when it
// gets there, and on Node, so that it holds where no Espruino is at hand.

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
import { COUNTER, count, reachedIn } from './call-counters.ts'

const root = join(import.meta.dirname, '../../..')

/** Functions that no scenario can reach, each with its reason. */
const UNREACHED: Record<string, string> = {
  watchHeat: 'without a thermometer there is no heat to watch',
  ntcCelsius: 'a board with another thermometer, or none',
  onKill: 'no program follows on the bench',
  onNext: 'a board with the one button only',
  onSofter: 'the same',
  onStronger: 'the same',
  onOff: 'the same',
  makeSofter: 'the same',
  gestureFor: 'the same',
  watchExtraButton: 'the same',
  keepSteps:
    'no wave of the rotation stops, jumps or is too steep to be planned ahead (tests/src/program/wave.test.ts)',
}

/**
 * The build puts most functions where they are called: so as they are written, too, all are to be called. Not on
 * Espruino, where that is too much for a board's memory.
 */
const FILES = [
  ['the file', builtFile],
  ['the sources', (board: string) => bundleReadable(root, boards[board]!, compileRotation())],
] as const
/** Of the boards with one engine the sources are the same: one of each. */
const WHOLE: readonly string[] = ['puckjs2', 'pico']

/**
 * In a file, where names are short ones: where the battery cannot be read, no charge is shown; no program follows on a
 * Bangle.js; and nothing but a start that fails resets, which Espruino has no memory for here.
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
  if (!engine) it.skip('is not at hand', () => {})
  const cases = testedBoards
    .filter((board) => engine?.runs(halOf(board)))
    .flatMap((board) => FILES.map(([what, textOf]) => [what, board, textOf] as const))
    // On Node the files for Espruino are held to the same by tests/tools/build/watched.test.ts.
    .filter(([what, board]) => (engine === node ? WHOLE.includes(board) : what === 'the file'))
  it.each(cases)('%s of %s', async (_, board, textOf) => {
    const { code, names } = count(await textOf(board))
    // A real world changes when things happen, not what code there is for them.
    const recordings = scenariosFor(board)
      .filter(({ text }) => !text.includes('given a real world'))
      .filter((scenario) => fitsInMemory(name, code.length, scenario))
      .map(({ text }) => record(text, board))
      .sort((a, b) => a.trace.length - b.trace.length)
    const excused = (name: string) => name in UNREACHED
    const missing = new Set([...names.keys()].filter((i) => !excused(names[i]!)))
    for (const recording of recordings) {
      if (missing.size <= unreachable(board, name)) break
      const { notes } = await play(engine!, recording, { board, built: code, extraCode: COUNTER })
      for (const i of reachedIn(notes)) missing.delete(i)
    }
    expect([...missing].map((i) => names[i]!).slice(unreachable(board, name))).toEqual([])
  })
})
