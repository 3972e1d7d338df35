// The scenarios call every function of every built file. Espruino finds a mistake in a function only when it runs it. On
// Node the same is checked where no Espruino is available.

import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { boards } from '../../../hal/boards/index.ts'
import { compiledRotation } from '../../../programs/index.ts'
import { bundleReadable } from '../../../tools/build/bundle.ts'
import { builtFile } from '../../support/build/built-file.ts'
import { testedBoards } from '../../support/scope.ts'
import { type Engine, halOf, hasBattery } from '../harness/engine.ts'
import { engineNamed, fitsInMemory, scenariosFor } from '../harness/engines.ts'
import { node } from '../harness/node.ts'
import { play } from '../harness/play.ts'
import { type Recording, record } from '../harness/record.ts'
import { addCounters, COUNTER, calledIn } from './call-counters.ts'

const root = join(import.meta.dirname, '../../..')

/** Functions that no scenario can call, each with its reason. */
const UNREACHED: Record<string, string> = {
  watchHeat: 'a board without a thermometer',
  ntcCelsius: 'a board with another thermometer, or without one',
  setUpBangle: 'a Puck.js is no watch',
  onErrorFlag: 'no console overruns on the bench (tests/hal/espruino-resets.test.ts)',
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
  noteLostEdge: 'the same',
}

const ON_SENSING_BOARDS = 'a board with a bridge or a sensor (tests/sim/built/sensing.slow.test.ts)'
for (const name of ['setUpBridge', 'setBridgeOn', 'release', 'setAwake', 'milliamps', 'endAt'])
  UNREACHED[name] = ON_SENSING_BOARDS
for (const name of ['followCurrent', 'followCurrent2', 'noteCurrent', 'noteCurrent2'])
  UNREACHED[name] = ON_SENSING_BOARDS
UNREACHED.setConsoleOpen = 'a board whose console is on a wire has nothing to shut'
UNREACHED.onRequestOrLine = 'a board with the link (tests/engines/link)'

/** Sources of hardware that the boards of these tests do not have. The bundler begins each source with its path. */
const OF_OTHER_HARDWARE = /^ *\/\/ src\/motor\/(?:load|current)\.ts\n(.*?)(?=^ *\/\/ \w+\/)/gms
const DECLARED = /(?:function|var|const|let) (\w+)(?:\(| = (?:\(|\w+ =>))/g

const namesOfOtherHardware = (text: string): Set<string> =>
  new Set(
    [...text.matchAll(OF_OTHER_HARDWARE)].flatMap(([, source]) =>
      [...source!.matchAll(DECLARED)].map(([, name]) => name!),
    ),
  )

/**
 * The build inlines most functions, so the sources are checked too. They are too large for the memory of Espruino with
 * the bench beside them.
 */
const FILES = [
  ['the file', builtFile],
  ['the sources', (board: string) => bundleReadable(root, boards[board]!, compiledRotation())],
] as const
/** The boards of one engine have the same sources: one board of each. */
const SOURCES_OF: readonly string[] = ['puckjs2', 'pico']

/**
 * How many functions of a file cannot be called; the minifier has shortened their names. Without a battery reading no
 * charge is shown. On Espruino no console overruns, and on a Bangle.js no other program starts. A reset needs a start that fails, for which Espruino has too
 * little memory here.
 */
function unreachable(board: string, engine: string): number {
  const profile = boards[board]!
  const onBangle = profile.engine === 'espruino' && profile.bangle
  const onEspruino = profile.engine === 'espruino'
  return (hasBattery(board) ? 0 : 1) + (onEspruino ? 1 : 0) + (onBangle ? 1 : 0) + (engine === 'Espruino' ? 1 : 0)
}

/** The numbers of the functions that a recording calls. */
const playCounted = async (engine: Engine, recording: Recording, board: string, code: string) =>
  calledIn((await play(engine, recording, { board, built: code, extraCode: COUNTER })).notes)

/**
 * First a recording that calls most functions, then one that calls most of the others, and so on. Node finds that out in
 * a second. A slow engine then plays a few recordings instead of most of them.
 */
async function mostTellingFirst(recordings: readonly Recording[], board: string, code: string): Promise<Recording[]> {
  const left: { recording: Recording; called: number[] }[] = []
  for (const recording of recordings) left.push({ recording, called: await playCounted(node, recording, board, code) })
  const sorted: Recording[] = []
  const seen = new Set<number>()
  while (left.length > 0) {
    const gains = left.map(({ called }) => called.filter((i) => !seen.has(i)).length)
    const [{ recording, called }] = left.splice(gains.indexOf(Math.max(...gains)), 1) as [(typeof left)[0]]
    for (const i of called) seen.add(i)
    sorted.push(recording)
  }
  return sorted
}

// Each start of an engine has a limit of its own, on the time in which it prints nothing. So this limit never ends a test
// that only takes its time, on a busy or an emulated machine.
describe.concurrent.each([
  ['Node', node],
  ['Espruino', engineNamed('Espruino')],
] as const)('%s', { timeout: 3_600_000 }, (name, engine) => {
  if (!engine) it.skip('is not available', () => {})
  const cases = testedBoards
    .filter((board) => engine?.runs(halOf(board)))
    .flatMap((board) => FILES.map(([what, textOf]) => [what, board, textOf] as const))
    // On Node the files for Espruino have the same test in tests/tools/build/espruino-differences.test.ts.
    .filter(([what, board]) => (engine === node ? SOURCES_OF.includes(board) : what === 'the file'))
  it.each(cases)('runs every function in %s of %s', async (_, board, textOf) => {
    const text = await textOf(board)
    const { code, names } = addCounters(text)
    const absent = namesOfOtherHardware(text)
    // A real world changes when things happen, and calls no other functions.
    const recordings = scenariosFor(board)
      .filter(({ text }) => !text.includes('given a real world'))
      .filter((scenario) => fitsInMemory(name, code.length, scenario))
      .map(({ text }) => record(text, board))
      .sort((a, b) => a.trace.length - b.trace.length)
    const ordered = engine === node ? recordings : await mostTellingFirst(recordings, board, code)
    const missing = new Set(
      [...names.keys()].filter(
        (i) => !(names[i]! in UNREACHED) && !absent.has(names[i]!) && !names[i]!.includes('liftMv'),
      ),
    )
    for (const recording of ordered) {
      if (missing.size <= unreachable(board, name)) break
      for (const i of await playCounted(engine!, recording, board, code)) missing.delete(i)
    }
    expect([...missing].map((i) => names[i]!).slice(unreachable(board, name))).toEqual([])
  })
})
