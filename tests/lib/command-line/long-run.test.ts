// A long run shows how far it is where there is a terminal, and ends at Ctrl-C.

import { expect, it } from 'vitest'
import { runLong } from '../../../lib/command-line/long-run.ts'

/** Takes longer than a turn: each pause lasts some ms. */
function* work(pauses: number): Generator<number, string> {
  for (let i = 1; i <= pauses; i++) {
    const until = performance.now() + 20
    while (performance.now() < until);
    yield i / pauses
  }
  return 'done'
}

function stream(isTTY: boolean) {
  const written: string[] = []
  return { isTTY, columns: 41, written, write: (text: string) => written.push(text) }
}

it('answers with what the work gives, and leaves the line of its bar empty', async () => {
  const there = stream(true)
  expect(await runLong(work(10), there, (share) => [share, 'days'])).toBe('done')
  expect(there.written[0]).toMatch(/^\rdays [█░]+ +\d+ %$/)
  expect(there.written.at(-1)).toBe(`\r${' '.repeat(40)}\r`)
})

it('writes nothing where there is no terminal', async () => {
  const there = stream(false)
  expect(await runLong(work(5), there, (share) => [share, 'days'])).toBe('done')
  expect(there.written).toEqual([])
})

it('ends at Ctrl-C, and no longer listens', async () => {
  const before = process.listenerCount('SIGINT')
  const run = runLong(work(1000), stream(false), () => [0, ''])
  process.listeners('SIGINT').at(-1)!('SIGINT')
  expect(await run).toBeUndefined()
  expect(process.listenerCount('SIGINT')).toBe(before)
})
