// Runs pieces of code on a real Espruino, and gives the output of each.

import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** An engine that does not end is killed after this time; one that runs a single piece, sooner. */
const GIVE_UP_MS = 300_000
const GIVE_UP_ALONE_MS = 10_000
/** So much code fits into an engine with 2,630 variables. */
const MAX_CHARACTERS = 12_000
/** Time for what the engine does after the code, such as its timers. */
const AFTER_MS = 50

/** out() collects the output of a piece; tell() prints it with a mark and the piece's number. */
const PRELUDE = `var said = [];
function out() { for (var i = 0; i < arguments.length; i++) said.push("" + arguments[i]) }
function tell(number) { print("@" + number + " " + JSON.stringify(said.join(" "))) }
`

/** Everything that the engine prints for a script. Its stdin stays open: it takes a closed one for endless typing. */
async function output(program: string, script: string, giveUpMs: number): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'unknot-'))
  try {
    writeFileSync(join(folder, 'run.js'), script)
    return await new Promise<string>((resolve, reject) => {
      const child = spawn(program, ['run.js'], { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'] })
      let printed = ''
      child.stdout.on('data', (chunk) => {
        printed += chunk
      })
      const timer = setTimeout(() => child.kill('SIGKILL'), giveUpMs)
      child.on('error', reject)
      child.on('close', () => {
        clearTimeout(timer)
        resolve(printed.replaceAll('\r', ''))
      })
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const told = (printed: string) =>
  new Map([...printed.matchAll(/@(\d+) (".*")$/gm)].map(([, number, said]) => [Number(number), JSON.parse(said!)]))

/** The output of each piece, which runs as the body of a function; ends with `throws` if it threw. */
export async function runAll(program: string, pieces: readonly string[]): Promise<string[]> {
  const found: string[] = []
  while (found.length < pieces.length) {
    let text = PRELUDE
    let end = found.length
    for (; end < pieces.length && text.length < MAX_CHARACTERS; end++)
      text += `said = []; try { new Function(${JSON.stringify(pieces[end])})() } catch (e) { out("throws") } tell(${end});\n`
    const printed = await output(program, `${text}quit()`, GIVE_UP_MS)
    const said = told(printed)
    for (let number = found.length; number < end; number++) {
      if (!said.has(number)) throw new Error(`the engine stopped at: ${pieces[number]}\n${printed.slice(-1000)}`)
      found.push(said.get(number))
    }
  }
  return found
}

/** The output of one piece that may stop the engine, including what happens after its code. */
export async function runAlone(program: string, code: string): Promise<string> {
  const script = `${PRELUDE}setTimeout(function () { tell(0); quit() }, ${AFTER_MS});
setTimeout(function () { try { new Function(${JSON.stringify(code)})() } catch (e) { out("throws") } }, 1);`
  return told(await output(program, script, GIVE_UP_ALONE_MS)).get(0) ?? 'never ends'
}
