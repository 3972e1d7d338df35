// No program outlives its test, however either of them ends.

import { spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { transform } from 'esbuild'
import { afterEach, expect, it, vi } from 'vitest'
import { executable, isAlive, shellScript, tempFolder, waitUntil } from './fake-programs.ts'
import { QUIET_MS, runProgram } from './run-program.ts'

/** Prints a word, notes its own process id and that of a child, and then waits for ever. */
const hangingProgram = (pidFile: string) =>
  shellScript(`echo begun; sleep 1000 &\necho $$ $! >${pidFile}.new && mv ${pidFile}.new ${pidFile}\nsleep 1000`)

const pidsIn = (pidFile: string) => readFileSync(pidFile, 'utf8').trim().split(' ').map(Number)

const allEnd = (pidFile: string) => waitUntil(() => !pidsIn(pidFile).some(isAlive))

const run = { files: {}, args: [], quietMs: QUIET_MS }

/** Lets the harness read what a program has printed so far. */
async function readPipes(): Promise<void> {
  for (let i = 0; i < 10; i++) await new Promise((resolve) => setImmediate(resolve))
}

const fakeTime = () => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
afterEach(() => {
  vi.useRealTimers()
})

it('gives what was printed, and the exit code', async () => {
  const program = shellScript('cat given; echo to stdout; echo to stderr >&2; exit 3')
  const { printed, code } = await runProgram(program, { ...run, files: { given: 'a file\n' } })
  expect(printed.split('\n').sort()).toEqual(['', 'a file', 'to stderr', 'to stdout'])
  expect(code).toBe(3)
})

it('passes the arguments unchanged', async () => {
  const { printed } = await runProgram('/bin/echo', { ...run, args: ['-e', 'a "b" $c; d'] })
  expect(printed).toContain('a "b" $c; d')
})

it('types from one word to another, and keeps stdin open', async () => {
  const program = executable(`#!${process.execPath}
    console.log('ready')
    let typed = 0
    process.stdin.on('data', (text) => {
      if (++typed === 1) console.log('got ' + text)
      if (typed !== 2) return
      console.log('enough')
      setTimeout(() => process.exit(), 300)
    })
    process.stdin.on('end', () => console.log('closed'))`)
  const typing = { text: 'hello', from: 'ready', until: 'enough' }
  const { printed } = await runProgram(program, { ...run, typing })
  expect(printed).toMatch(/^ready\ngot (hello)+\nenough\n$/)
})

it('kills a program that prints nothing for too long, and its children', async () => {
  const pidFile = join(tempFolder(), 'pids')
  fakeTime()
  const ended = runProgram(hangingProgram(pidFile), run)
  ended.catch(() => {})
  expect(await waitUntil(() => existsSync(pidFile))).toBe(true)
  await readPipes()
  vi.advanceTimersByTime(QUIET_MS - 1)
  expect(pidsIn(pidFile).map(isAlive)).toEqual([true, true])
  vi.advanceTimersByTime(1)
  await expect(ended).rejects.toMatchObject({ printed: 'begun\n', message: `printed nothing for ${QUIET_MS / 1000} s` })
  expect(await allEnd(pidFile)).toBe(true)
})

it('lets a program take its time that prints something now and then', async () => {
  const folder = tempFolder()
  const wait = (name: string) => `until [ -e ${folder}/${name} ]; do sleep 0.02; done`
  const program = shellScript(
    `for i in 1 2 3; do ${wait('go$i')}; echo $i; touch ${folder}/did$i; done; ${wait('end')}`,
  )
  fakeTime()
  const ended = runProgram(program, run)
  for (const i of [1, 2, 3]) {
    vi.advanceTimersByTime(QUIET_MS - 1)
    writeFileSync(join(folder, `go${i}`), '')
    expect(await waitUntil(() => existsSync(join(folder, `did${i}`)))).toBe(true)
    await readPipes()
  }
  writeFileSync(join(folder, 'end'), '')
  expect((await ended).printed).toBe('1\n2\n3\n')
})

it('kills a program that prints without end', async () => {
  await expect(runProgram(shellScript('yes'), run)).rejects.toThrow('prints without end')
})

it('kills what a program leaves running when it ends', async () => {
  const pidFile = join(tempFolder(), 'pids')
  await runProgram(shellScript(`sleep 1000 >/dev/null 2>&1 &\necho $! >${pidFile}`), run)
  expect(await allEnd(pidFile)).toBe(true)
})

it.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)(
  'kills the program when the harness is ended by %s',
  async (signal) => {
    const folder = tempFolder()
    const pidFile = join(folder, 'pids')
    // As JavaScript: a process that compiles TypeScript takes ten times as long to start.
    const source = readFileSync(join(import.meta.dirname, 'run-program.ts'), 'utf8')
    const { code } = await transform(source, { loader: 'ts' })
    const module = join(folder, 'run-program.mjs')
    const start = `await runProgram(${JSON.stringify(hangingProgram(pidFile))}, { files: {}, args: [], quietMs: 600_000 })`
    writeFileSync(module, `${code}\n${start}`)
    const parent = spawn(process.execPath, [module], {
      // It leaves its folder behind.
      env: { ...process.env, TMPDIR: folder },
      stdio: 'ignore',
    })
    const ended = new Promise((resolve) => parent.on('exit', resolve))
    expect(await waitUntil(() => existsSync(pidFile))).toBe(true)
    expect(pidsIn(pidFile).every(isAlive)).toBe(true)
    parent.kill(signal)
    await ended
    expect(await allEnd(pidFile)).toBe(true)
  },
)
