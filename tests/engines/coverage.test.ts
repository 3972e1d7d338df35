// Every function of every built file has been called: on Espruino, which finds a mistake in a function only when it
// gets there, and on Node, so that it holds where no Espruino is at hand.

import { describe, expect, it, vi } from 'vitest'
import { boardNames, builtFor, named, scenarios } from './at-hand.ts'
import { COUNTER, count, nameOf, type Origin, reachedIn } from './count.ts'
import { halOf } from './engine.ts'
import { node } from './node.ts'
import { play } from './play.ts'
import { record } from './record.ts'

/** Functions that no scenario can reach, each with its reason. */
const UNREACHED: Record<string, string> = {}

/** The build keeps no map of what it minifies: asked for one more, it makes the same file. */
const origins = vi.hoisted(() => new Map<string, Origin>())
vi.mock('terser', async (importActual) => {
  const terser = await importActual<typeof import('terser')>()
  const minify: typeof terser.minify = async (readable, options) => {
    const { code, map } = await terser.minify(readable, { ...options, sourceMap: { asObject: true } })
    origins.set(code!, { readable, map } as Origin)
    return { code: code! }
  }
  return { ...terser, minify }
})

/** Each scenario a few seconds; the short ones come first, and reach nearly all. */
const TIMEOUT_MS = 300_000

describe.concurrent.each([
  ['Node', node],
  ['Espruino', named('Espruino')],
] as const)('%s', { timeout: TIMEOUT_MS }, (_, engine) => {
  if (!engine) it.skip('is not at hand', () => {})
  it.each(boardNames.filter((board) => engine?.runs(halOf(board))))('%s', async (board) => {
    const built = await builtFor(board)
    const { code, starts } = count(built)
    const recordings = scenarios.map(({ text }) => record(text, board)).sort((a, b) => a.trace.length - b.trace.length)
    const missing = new Set(starts.keys())
    for (const recording of recordings) {
      if (missing.size === 0) break
      const { notes } = await play(engine!, recording, { board, built: code, also: COUNTER })
      for (const i of reachedIn(notes)) missing.delete(i)
    }
    const names = [...missing].map((i) => nameOf(starts[i]!, origins.get(built)!))
    expect(names.sort()).toEqual(Object.keys(UNREACHED).sort())
  })
})
