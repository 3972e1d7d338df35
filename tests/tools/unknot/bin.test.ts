// The command as a shell runs it, and the npm scripts around it.

import { execFile } from 'node:child_process'
import { accessSync, constants, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isFull, scaled } from '../../support/scope.ts'

const root = join(import.meta.dirname, '../../..')
const { bin, scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const SLOW_MS = 60_000

const shell = (command: string): Promise<{ code: number; stdout: string; stderr: string }> =>
  new Promise((resolve) => {
    execFile('sh', ['-c', command], { cwd: root }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr })
    }).stdin!.end()
  })

it('the package has the command, and its file is executable', () => {
  expect(bin).toEqual({ unknot: 'tools/unknot/bin.mjs' })
  accessSync(join(root, bin.unknot), constants.X_OK)
})

describe.concurrent('unknot', () => {
  it(
    'runs verbs in TypeScript',
    async () => {
      const { code, stdout, stderr } = await shell('tools/unknot/bin.mjs boards')
      expect([code, stderr]).toEqual([0, ''])
      expect(stdout).toMatch(/^name +board/)
    },
    SLOW_MS,
  )

  it(
    'ends with 2 and one sentence for a mistake',
    async () => {
      expect(await shell('tools/unknot/bin.mjs soak 10')).toEqual({
        code: 2,
        stdout: '',
        stderr: 'unexpected argument "10"; see unknot soak --help\n',
      })
    },
    SLOW_MS,
  )

  it.runIf(isFull)(
    'ends without an error when head closes the pipe',
    async () => {
      const { stdout, stderr } = await shell('tools/unknot/bin.mjs sim sim/scenarios/off.txt --json | head -n 1')
      expect([stdout, stderr]).toEqual(['{"t":0,"state":"locked"}\n', ''])
    },
    SLOW_MS,
  )
})

/** Each starts a process. */
const SCRIPTS = scaled(2, 10)

describe.concurrent('the old npm scripts name the new command', () => {
  it.each(
    [
      ['sim', 'a.txt --json', 'sim a.txt --json'],
      ['soak', '--weeks 12', 'soak --weeks 12'],
      ['sim', '', 'sim'],
      ['sim', '--weeks 12 --seed 3', 'weeks 12 --seed 3'],
      ['sim', '--journal device.json', 'journal device.json'],
      ['sim', '--demo', 'live --demo'],
      ['program', 'draw knot', 'program draw knot'],
      ['wiring', 'pico', 'wiring pico'],
      ['flash', '--board pico', 'flash --board pico'],
      ['calibrate', '--board pico', 'calibrate --board pico'],
    ].slice(0, SCRIPTS) as [string, string, string][],
  )(
    'npm run %s -- %s',
    async (script, args, now) => {
      expect(await shell(`${scripts[script]} ${args}`)).toEqual({
        code: 2,
        stdout: '',
        stderr: `npm run ${script} is now: npx unknot ${now}\n`,
      })
    },
    SLOW_MS,
  )
})

it('npm start opens the live screen, and npm run build builds', () => {
  expect(scripts).toMatchObject({ start: 'node tools/unknot/bin.mjs live', build: 'node build.mjs' })
})
