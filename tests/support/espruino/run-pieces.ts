// Runs pieces of code on a real Espruino, and gives back what each of them put out.

import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** An engine that does not end is given up after this long; one that runs a single piece, sooner. */
const GIVE_UP_MS = 30_000
const GIVE_UP_ALONE_MS = 3000
/** What fits beside its own work into an engine of 2,630 variables. */
const MAX_CHARACTERS = 12_000
/** How long the engine may take over what it does after the running code. */
const AFTER_MS = 50

/** For every piece: out() collects, and what it collected is printed behind this mark. */
const PRELUDE = `var said = [];
function out() { for (var i = 0; i < arguments.length; i++) said.push("" + arguments[i]) }
function tell(number) { print("@" + number + " " + JSON.stringify(said.join(" "))) }
`

/** What the engine prints for a script. Its stdin stays open: it takes a closed one for endless typing. */
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

/** What each piece, run as the body of a function, gave out(), with `throws` at the end if it threw. */
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

/** The same for one piece that may stop the engine, and with what it does after the running code. */
export async function runAlone(program: string, code: string): Promise<string> {
  const script = `${PRELUDE}setTimeout(function () { tell(0); quit() }, ${AFTER_MS});
setTimeout(function () { try { new Function(${JSON.stringify(code)})() } catch (e) { out("throws") } }, 1);`
  return told(await output(program, script, GIVE_UP_ALONE_MS)).get(0) ?? 'never ends'
}
