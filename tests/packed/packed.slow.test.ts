// A maker's first ten minutes, typed as in docs/maker/folder.md: from `npm pack` to a program on the live screen, in a folder
// of one's own. Then the verbs of that folder: build, flash to a board of Kaluma, and the recorded board of Espruino.

import { execFile, execFileSync, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startFakeKaluma } from '../tools/flash/fake-kaluma.ts'
import { closePorts, code, openPort, replayBoard, session } from '../tools/flash/recorded-peer.ts'

const root = join(import.meta.dirname, '../..')
const home = mkdtempSync(join(tmpdir(), 'unknot-packed-'))
const folder = join(home, 'massagers/my-massager')
const installed = join(home, 'massagers/node_modules/unknot')

afterAll(() => {
  closePorts()
  rmSync(home, { recursive: true, force: true })
})

const page = readFileSync(join(root, 'docs/maker/folder.md'), 'utf8')
const commands = /<!-- commands: ten minutes -->\n```sh\n([^`]*)```/.exec(page)![1]!.trim().split('\n')
const [lines, start] = [commands.slice(0, -1), commands.at(-1)!]

/** Runs a command in the new folder. */
const run = (command: string, cwd = folder): Promise<{ code: number; stdout: string; stderr: string }> =>
  new Promise((resolve) => {
    execFile('sh', ['-ec', command], { cwd, maxBuffer: 1e8 }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr })
    }).stdin!.end()
  })

let output = ''
beforeAll(async () => {
  const listed = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).trim().split('\n')
  for (const file of listed) {
    const to = join(home, 'unknot', file)
    mkdirSync(dirname(to), { recursive: true })
    if (existsSync(join(root, file))) cpSync(join(root, file), to)
  }
  // What a computer has in its cache is not loaded again.
  const env = { ...process.env, npm_config_prefer_offline: 'true', npm_config_audit: 'false', npm_config_fund: 'false' }
  const { stdout, stderr } = await promisify(execFile)('sh', ['-ec', lines.join('\n')], {
    cwd: home,
    env,
    maxBuffer: 1e8,
  })
  output = stdout + stderr
})

it('the commands of the page make a folder whose programs and scenarios are sound', () => {
  expect(start).toBe('npm start')
  expect(output).toContain('made my-massager/unknot.json')
  expect(output).toContain('ok: morning and the rotation keep every rule')
  expect(output).toContain('scenarios/morning.txt: 3 expectations met')
})

/** `script` gives a command a terminal; it is on Linux. */
const hasTerminal = existsSync('/usr/bin/script') && process.platform === 'linux'

it.runIf(hasTerminal)("the folder's own program plays on the live screen", async () => {
  const live = spawn('script', ['-qec', `stty rows 30 cols 100; ${start}`, '/dev/null'], { cwd: folder })
  let screen = ''
  const waitFor = (text: string): Promise<void> =>
    new Promise((resolve) => {
      const look = () => screen.includes(text) && resolve()
      live.stdout.on('data', look)
      look()
    })
  live.stdout.on('data', (data) => {
    screen += data
  })
  await waitFor('press 3 to unlock')
  live.stdin.write('3')
  await waitFor('press l to start')
  live.stdin.write('l')
  await waitFor('morning')
  live.stdin.write('q')
  expect(await new Promise((resolve) => live.once('exit', resolve))).toBe(0)
})

describe('in the folder', () => {
  it('the editor has the types of the language', async () => {
    const check = () => run(`node ${join(root, 'node_modules/typescript/bin/tsc')} -p .`)
    expect(await check()).toMatchObject({ code: 0, stdout: '' })
    const file = join(folder, 'programs/wrong.ts')
    writeFileSync(file, readFileSync(join(folder, 'programs/morning.ts'), 'utf8').replace('s(40)', '40'))
    expect((await check()).stdout).toContain("wrong.ts(8,58): error TS2345: Argument of type 'number'")
    rmSync(file)
  })

  it('a mistake in a program is told with its place by npm test', async () => {
    const file = join(folder, 'programs/morning.ts')
    const text = readFileSync(file, 'utf8')
    writeFileSync(file, text.replace('hz(40)', 'hz(90)'))
    const { code: exit, stderr } = await run('npm test')
    writeFileSync(file, text)
    expect(exit).not.toBe(0)
    expect(stderr).toContain('programs/morning.ts:8:74: hz(90) is outside 20 to 60 Hz\n  8 | ')
  })

  it('builds, and flashes that file to a board', async () => {
    const built = await run('npx unknot build')
    expect([built.code, built.stdout]).toEqual([0, expect.stringMatching(/^pico: \d+ bytes in dist\/pico\.js/)])
    let board: ReturnType<typeof startFakeKaluma> | undefined
    const port = await openPort((socket) => {
      board = startFakeKaluma(socket, {})
    })
    const flashed = await run(`npx unknot flash --port ${port}`)
    expect(flashed).toMatchObject({ code: 0, stderr: '' })
    expect(flashed.stdout).toContain('verified: the board has the file that was sent')
    expect(board!.stored()).toBe(readFileSync(join(folder, 'dist/pico.js'), 'latin1'))
  })

  it('takes the folder from elsewhere', async () => {
    const listed = await run('npx unknot program list --project my-massager', join(home, 'massagers'))
    expect(listed.stdout).toMatch(/^morning +1 /m)
  })
})

it('the installed tool flashes the recorded board of Espruino', async () => {
  const input = { text: '', unexpected: '' }
  const port = await openPort(replayBoard(input))
  const script = join(home, 'flash.mjs')
  writeFileSync(
    script,
    `import '${join(installed, 'sim/device/engine/register.mjs')}'
     const from = (file) => import('${installed}/' + file)
     const { connectTool } = await from('tools/flash/forked-tool.ts')
     const { flashEspruino } = await from('tools/flash/espruino.ts')
     const { boards: { puckjs2 } } = await from('hal/boards/index.ts')
     const board = { ...puckjs2, about: { ...puckjs2.about, firmware: 'LINUX2630' } }
     const tool = await connectTool('${port}', 'tcp', 9600, 9000)
     await flashEspruino(board, ${JSON.stringify(code)}, tool, console.log)
     await tool.close()`,
  )
  const { stdout, stderr } = await run(`node ${script}`, home)
  expect([stderr, input.unexpected]).toEqual(['', ''])
  expect(stdout).toContain('verified: the board has the file that was sent')
  const recorded = session.filter(({ by }) => by === 'host').map(({ text }) => text)
  expect(input.text).toBe(recorded.join(''))
})
