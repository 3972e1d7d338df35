// A run of tests that is ended in the middle, in whatever way, ends its engines too.

import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { isAlive, shellScript, tempFolder, waitUntil } from './harness/fake-programs.ts'

const root = join(import.meta.dirname, '../..')

const VITEST = [process.execPath, 'node_modules/vitest/vitest.mjs']
const NPM = ['npm', 'exec', '--', 'vitest']

it.each([
  ['vitest', 'SIGINT', VITEST],
  ['vitest', 'SIGTERM', VITEST],
  ['vitest', 'SIGKILL', VITEST],
  ['npm', 'SIGTERM', NPM],
  // npm cannot pass it on.
  ['npm', 'SIGKILL', NPM],
] as const)('ends its engines when %s is ended by %s', async (_, signal, [command, ...args]) => {
  const pids = join(tempFolder(), 'pids')
  // Says its version, and hangs in every test. Its child is what a script without `exec` runs.
  const engine = shellScript(
    `[ "$1" = ask.js ] && exec echo unknot 42 1.2.1\nsleep 1000 &\necho $$ $! >${pids}.new && mv ${pids}.new ${pids}\nwait`,
  )
  const run = spawn(command!, [...args, 'run', '--mode', 'all', 'tests/engines/trial.test.ts'], {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, KALUMA: engine },
    stdio: 'ignore',
    // A group of its own, so that a run that goes on can be ended here.
    detached: true,
  })
  onTestFinished(() => {
    try {
      process.kill(-run.pid!, 'SIGKILL')
    } catch {
      // It is gone, as it should be.
    }
  })
  expect(await waitUntil(() => existsSync(pids))).toBe(true)
  const engines = readFileSync(pids, 'latin1').trim().split(' ').map(Number)
  expect(engines.map(isAlive)).toEqual([true, true])
  run.kill(signal)
  expect(await waitUntil(() => !engines.some(isAlive), 20_000)).toBe(true)
})
