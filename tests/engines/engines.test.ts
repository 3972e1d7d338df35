// The built file against the simulator, scenario by scenario: the same events must give the same trace, to the
// byte. The report says at its end which engines ran.

import { describe, expect, it } from 'vitest'
import { halOf } from './harness/engine.ts'
import { boardNames, builtFor, engines, fits, scenariosFor } from './harness/engines.ts'
import { play } from './harness/play.ts'
import { record } from './harness/record.ts'

/** Espruino takes a minute for forty-five of massage, two when the machine has other things to do. */
const TIMEOUT_MS = 300_000

describe.each(engines)('%s', { timeout: TIMEOUT_MS }, (name, engine) => {
  if (!engine) it.skip('is not at hand', () => {})
  else
    describe.concurrent.each(boardNames.filter((board) => engine.runs(halOf(board))))('%s', (board) => {
      const playable = scenariosFor(board).filter((scenario) => fits(name, builtFor(board).length, scenario))
      it.each(playable)('$file', async ({ text }) => {
        const recording = record(text, board)
        const { trace } = await play(engine, recording, { board, built: builtFor(board) })
        expect(trace).toEqual(recording.trace)
      })
    })
})
