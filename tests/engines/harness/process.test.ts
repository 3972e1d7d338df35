// No program outlives its test, however either of them ends.

import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { runProgram } from './process.ts'
import { lives, shell, standIn, tempFolder, until } from './stand-in.ts'

/** Notes its own number and that of a child, and waits for ever. */
const hanging = (noted: string) =>
  shell(`echo begun; sleep 1000 &\necho $$ $! >${noted}.new && mv ${noted}.new ${noted}\nsleep 1000`)

const pidsIn = (noted: string) => readFileSync(noted, 'utf8').trim().split(' ').map(Number)

const gone = (noted: string) => until(() => !pidsIn(noted).some(lives))

const run = { files: {}, args: [], quietMs: 5000 }

it('answers with what was printed, and the exit code', async () => {
  const program = shell('cat given; echo to stdout; echo to stderr >&2; exit 3')
  const { printed, code } = await runProgram(program, { ...run, files: { given: 'a file\n' } })
  expect(printed.split('\n').sort()).toEqual(['', 'a file', 'to stderr', 'to stdout'])
  expect(code).toBe(3)
})

it('is given its arguments as they are', async () => {
  const { printed } = await runProgram('/bin/echo', { ...run, args: ['-e', 'a "b" $c; d'] })
  expect(printed).toContain('a "b" $c; d')
})

it('types from one word to another, and keeps stdin open', async () => {
  const program = standIn(`#!${process.execPath}
    console.log('ready')
    let typed = 0
    process.stdin.on('data', (text) => console.log(++typed === 2 ? 'enough' : 'got ' + text))
    process.stdin.on('end', () => console.log('closed'))
    setTimeout(() => process.exit(), 800)`)
  const type = { text: 'hello', from: 'ready', until: 'enough' }
  const { printed } = await runProgram(program, { ...run, type })
  expect(printed).toBe('ready\ngot hello\nenough\n')
})

it('a program that hangs is killed, and its children with it', async () => {
  const noted = join(tempFolder(), 'pids')
  await expect(runProgram(hanging(noted), { ...run, quietMs: 500 })).rejects.toMatchObject({ printed: 'begun\n' })
  expect(pidsIn(noted)).toHaveLength(2)
  expect(await gone(noted)).toBe(true)
})

it('a program that talks takes its time', async () => {
  const { printed } = await runProgram(shell('for i in 1 2 3 4; do sleep 0.3; echo $i; done'), { ...run, quietMs: 800 })
  expect(printed).toBe('1\n2\n3\n4\n')
})

it('a program that prints without end is killed', async () => {
  await expect(runProgram(shell('yes'), run)).rejects.toThrow('prints without end')
})

it('what a program leaves running is killed when it ends', async () => {
  const noted = join(tempFolder(), 'pids')
  await runProgram(shell(`sleep 1000 >/dev/null 2>&1 &\necho $! >${noted}`), run)
  expect(await gone(noted)).toBe(true)
})

it.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)(
  'whoever started it dies of %s: so does the program',
  async (signal) => {
    const noted = join(tempFolder(), 'pids')
    const code = `import { runProgram } from ${JSON.stringify(join(import.meta.dirname, 'process.ts'))}
    await runProgram(${JSON.stringify(hanging(noted))}, { files: {}, args: [], quietMs: 60000 })`
    const parent = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], {
      // It leaves its folder behind.
      env: { ...process.env, TMPDIR: tempFolder() },
      stdio: 'ignore',
    })
    const ended = new Promise((resolve) => parent.on('exit', resolve))
    expect(await until(() => existsSync(noted))).toBe(true)
    expect(pidsIn(noted).every(lives)).toBe(true)
    parent.kill(signal)
    await ended
    expect(await gone(noted)).toBe(true)
  },
)
