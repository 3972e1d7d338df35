// The built file against the simulator, scenario by scenario: the same events must give the same trace, to the
// byte. The report says at its end which engines ran.

import { describe, expect, it } from 'vitest'
import { builtFiles } from '../support/build/built-file.ts'
import { testedBoards } from '../support/scope.ts'
import { halOf } from './harness/engine.ts'
import { engines, fitsInMemory, scenariosFor } from './harness/engines.ts'
import { play } from './harness/play.ts'
import { record } from './harness/record.ts'

const built = await builtFiles(testedBoards)

describe.each(engines)('%s', (name, engine) => {
  if (!engine) it.skip('is not at hand', () => {})
  else
    describe.concurrent.each(testedBoards.filter((board) => engine.runs(halOf(board))))('%s', (board) => {
      const playable = scenariosFor(board).filter((scenario) => fitsInMemory(name, built[board]!.length, scenario))
      it.each(playable)('$file', async ({ text }) => {
        const recording = record(text, board)
        const { trace } = await play(engine, recording, { board, built: built[board]! })
        expect(trace).toEqual(recording.trace)
      })
    })
})
