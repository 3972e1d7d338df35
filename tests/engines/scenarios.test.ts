// Every scenario on every engine: the built file must give the same trace as the simulator, to the byte. The run ends with
// a line on each engine.

import { describe, expect, it } from 'vitest'
import { builtFiles } from '../support/build/built-file.ts'
import { isFull, sampleOf, testedBoards } from '../support/scope.ts'
import { halOf } from './harness/engine.ts'
import { engines, fitsInMemory, scenariosFor } from './harness/engines.ts'
import { play } from './harness/play.ts'
import { record } from './harness/record.ts'

/** One board of each engine, or all. */
const players = testedBoards.filter(
  (board, i) => isFull || testedBoards.findIndex((other) => halOf(other) === halOf(board)) === i,
)
const built = await builtFiles(testedBoards)

describe.each(engines)('%s', (name, engine) => {
  if (!engine) it.skip('is not available', () => {})
  else
    describe.concurrent.each(players.filter((board) => engine.runs(halOf(board))))('%s', (board) => {
      const playable = sampleOf(scenariosFor(board), 5).filter((scenario) =>
        fitsInMemory(name, built[board]!.length, scenario),
      )
      it.each(playable)('gives the trace of the simulator in $file', async ({ text }) => {
        const recording = record(text, board)
        const { trace } = await play(engine, recording, { board, built: built[board]! })
        expect(trace).toEqual(recording.trace)
      })
    })
})
