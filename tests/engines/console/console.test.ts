// The console of an engine as a port, tried with shell scripts in the place of an engine.

import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { isAlive, shellScript, tempFolder, waitUntil } from '../harness/fake-programs.ts'
import { consoleOf } from './console.ts'

const hasTaskset = spawnSync('taskset', ['-c', '0', 'chrt', '-b', '0', 'true']).status === 0

/** Prints a prompt, and waits. */
const PROMPT = String.raw`printf '\n>'; exec sleep 1000`

async function open(program: string) {
  const engine = await consoleOf(program)
  onTestFinished(() => engine.stop())
  return engine
}

it.skipIf(!hasTaskset)('keeps the program on one processor, and does not interrupt it there', async () => {
  const folder = tempFolder()
  await open(shellScript(`{ grep Cpus_allowed_list /proc/self/status; chrt -p $$; } >${folder}/how; ${PROMPT}`))
  const how = readFileSync(join(folder, 'how'), 'latin1')
  expect(how).toMatch(/^Cpus_allowed_list:\s\d+$/m)
  expect(how).toContain('SCHED_BATCH')
})

it('says what a program printed that ends before it waits for input', async () => {
  await expect(consoleOf(shellScript('echo no storage'))).rejects.toThrow(
    'ended before it waited for input:\nno storage',
  )
})

it('starts the next process only when the last one is gone', async () => {
  const pids = join(tempFolder(), 'pids')
  // The second process notes whether the first one still runs.
  const program = shellScript(
    `for pid in $(cat ${pids} 2>/dev/null); do kill -0 $pid && echo overlap >>${pids}; done; echo $$ >>${pids}; ${PROMPT}`,
  )
  const engine = await open(program)
  await engine.restart()
  const [first, second, ...more] = readFileSync(pids, 'latin1').trim().split('\n')
  expect(more).toEqual([])
  expect([first, second].map((pid) => isAlive(Number(pid)))).toEqual([false, true])
  engine.stop()
  expect(await waitUntil(() => !isAlive(Number(second)))).toBe(true)
})
