// A long run shows its progress in a terminal, and ends at Ctrl-C.

import { expect, it } from 'vitest'
import { runLong } from '../../../lib/command-line/long-run.ts'

/** Work whose steps take 20 ms each. */
function* work(pauses: number): Generator<number, string> {
  for (let i = 1; i <= pauses; i++) {
    const end = performance.now() + 20
    while (performance.now() < end);
    yield i / pauses
  }
  return 'done'
}

function createStream(isTTY: boolean) {
  const written: string[] = []
  return { isTTY, columns: 41, written, write: (text: string) => written.push(text) }
}

it('returns the result of the work, and clears its progress bar', async () => {
  const stream = createStream(true)
  expect(await runLong(work(10), stream, (share) => [share, 'days'])).toBe('done')
  expect(stream.written[0]).toMatch(/^\rdays [█░]+ +\d+ %$/)
  expect(stream.written.at(-1)).toBe(`\r${' '.repeat(40)}\r`)
})

it('writes nothing without a terminal', async () => {
  const stream = createStream(false)
  expect(await runLong(work(5), stream, (share) => [share, 'days'])).toBe('done')
  expect(stream.written).toEqual([])
})

it('ends at Ctrl-C, and removes its listener', async () => {
  const before = process.listenerCount('SIGINT')
  const run = runLong(work(1000), createStream(false), () => [0, ''])
  process.listeners('SIGINT').at(-1)!('SIGINT')
  expect(await run).toBeUndefined()
  expect(process.listenerCount('SIGINT')).toBe(before)
})
