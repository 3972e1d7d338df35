// What the documents show is compiled and run, and what they link to is there.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { compileRotation, rotation } from '../../programs/index.ts'
import { compile } from '../../programs/language/compile.ts'
import { sumMs } from '../../programs/language/timing.ts'
import * as language from '../../programs/language/write.ts'
import { runScenario } from '../../sim/script/play.ts'
import { Mistake, readCommandLine } from '../../tools/unknot/command-line.mjs'

const root = join(import.meta.dirname, '../..')
const readme = readFileSync(join(root, 'README.md'), 'utf8')

/** The code under a `<!-- snippet: NAME -->`. */
function snippet(name: string): string {
  const [, code] = new RegExp(`<!-- snippet: ${name} -->\n\`\`\`\\w*\n([^\`]*)\`\`\``).exec(readme) ?? []
  return code!
}

it('the program compiles', () => {
  const body = snippet('a program')
    .replace(/^import .*$/m, '')
    .replace('export default', 'return')
  const program = new Function(...Object.keys(language), body)(...Object.values(language))
  expect(compile(program).length).toBeGreaterThan(10)
})

it('the scenario plays', () => {
  const names = rotation.map((program) => program.name)
  expect(runScenario(snippet('a scenario'), { programs: compileRotation(), names }).expectations).toBe(3)
})

it('the table of programs is the rotation', () => {
  for (const { name, segments } of rotation) {
    const ms = sumMs(segments)
    const [minutes, seconds] = [Math.floor(ms / 60_000), (ms % 60_000) / 1000]
    const time = seconds ? `${minutes} min ${seconds} s` : `${minutes} min`
    expect(readme).toMatch(new RegExp(`^\\| \`${name}\` \\|.*\\| ${time} \\|$`, 'm'))
  }
})

it('the wiring page has the pull-down each gate needs', () => {
  expect(readFileSync(join(root, 'docs/maker/wiring.md'), 'utf8')).toMatch(/gate pull-down/)
})

it('the flashing page has the file of every board, and which Kaluma it must be', () => {
  const page = readFileSync(join(root, 'docs/maker/flashing.md'), 'utf8')
  for (const kind of ['js', 'hex', 'uf2', 'paste.txt']) expect(page).toContain(`dist/NAME.${kind}`)
  expect(page).toContain('releases/tag/1.2.1')
  expect(page).toContain('GP22 to ground')
})

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((f) => f.endsWith('.md'))
    .map((f) => `docs/${f}`),
]

/** A verb may be named alone. */
const INCOMPLETE = ['commander.missingArgument', 'commander.optionMissingArgument', 'commander.help']

/** What `unknot` does not know of this command line, as commander calls it; undefined where there is nothing. */
function unknownIn(command: string): string | undefined {
  try {
    readCommandLine(command.trim().split(/\s+/), { print: () => {}, stdout: process.stdout })
    return undefined
  } catch (error) {
    if (!(error instanceof Mistake)) throw error
    return INCOMPLETE.includes(error.code) ? undefined : `${error.code} ${error.word}`
  }
}

describe.each(pages)('%s', (page) => {
  const text = readFileSync(join(root, page), 'utf8')

  it('links to what is there', () => {
    for (const [, target] of text.matchAll(/\]\((?!https?:|#)([^)#]+)/g))
      expect(existsSync(join(root, dirname(page), target!)), target).toBe(true)
  })

  it('names only verbs and flags there are', () => {
    for (const [command, words] of text.matchAll(/npx unknot ([^`#\n]*)/g))
      expect(unknownIn(words!), command).toBeUndefined()
    expect(text).not.toMatch(/npm (start|run build) --|npm run (sim|soak|program|wiring|flash|calibrate)\b/)
  })

  it('names only scripts and files there are', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    for (const [, script] of text.matchAll(/npm run ([\w:]+)/g)) expect(Object.keys(scripts)).toContain(script)
    for (const [, file] of text.matchAll(/`((?:src|hal|sim|programs|tests|tools|docs)\/[\w./-]*)`/g))
      expect(existsSync(join(root, file!)), file).toBe(true)
  })
})
