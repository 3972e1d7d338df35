// The snippets of the pages compile and run, and their links, commands and file names are right.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeAnchors } from '../../lib/markdown.ts'
import { compileRotation, rotation } from '../../programs/index.ts'
import { compile } from '../../programs/language/compile.ts'
import { sumMs } from '../../programs/language/timing.ts'
import * as language from '../../programs/language/write.ts'
import { runScenario } from '../../sim/script/play.ts'
import { CommandLineError, readCommandLine } from '../../tools/unknot/command-line.mjs'

const root = join(import.meta.dirname, '../..')
const readme = readFileSync(join(root, 'README.md'), 'utf8')

/** The code under a `<!-- snippet: NAME -->`. */
function snippet(name: string): string {
  const [, code] = new RegExp(`<!-- snippet: ${name} -->\n\`\`\`\\w*\n([^\`]*)\`\`\``).exec(readme) ?? []
  return code!
}

it('the program in the README compiles', () => {
  const body = snippet('a program')
    .replace(/^import .*$/m, '')
    .replace('export default', 'return')
  const program = new Function(...Object.keys(language), body)(...Object.values(language))
  expect(compile(program).length).toBeGreaterThan(10)
})

it('the scenario in the README plays', () => {
  const names = rotation.map((program) => program.name)
  expect(runScenario(snippet('a scenario'), { programs: compileRotation(), names }).expectations).toBe(3)
})

it('the README has a row with the right time for each program of the rotation', () => {
  for (const { name, segments } of rotation) {
    const ms = sumMs(segments)
    const [minutes, seconds] = [Math.floor(ms / 60_000), (ms % 60_000) / 1000]
    const time = seconds ? `${minutes} min ${seconds} s` : `${minutes} min`
    expect(readme).toMatch(new RegExp(`^\\| \`${name}\` \\|.*\\| ${time} \\|$`, 'm'))
  }
})

it('the wiring page names the pull-down that each gate needs', () => {
  expect(readFileSync(join(root, 'docs/maker/wiring.md'), 'utf8')).toMatch(/gate pull-down/)
})

it('the flashing page names every kind of file, the version of Kaluma, and the pin that skips the program', () => {
  const page = readFileSync(join(root, 'docs/maker/flashing.md'), 'utf8')
  for (const kind of ['js', 'hex', 'uf2', 'paste.txt']) expect(page).toContain(`dist/NAME.${kind}`)
  expect(page).toContain('releases/tag/1.2.1')
  expect(page).toContain('GP22 to ground')
})

/** The anchors of a page's headings. */
function findAnchors(text: string): string[] {
  const anchorOf = makeAnchors()
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => anchorOf(heading!))
}

const pages = [
  'README.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((f) => f.endsWith('.md'))
    .map((f) => `docs/${f}`),
]

/** A page may name a verb without its arguments. */
const INCOMPLETE = ['commander.missingArgument', 'commander.optionMissingArgument', 'commander.help']

/** The mistake that `unknot` finds in this command line, in the words of commander; undefined if there is none. */
function findMistake(command: string): string | undefined {
  try {
    readCommandLine(command.trim().split(/\s+/), { print: () => {}, stdout: process.stdout })
    return undefined
  } catch (error) {
    if (!(error instanceof CommandLineError)) throw error
    return INCOMPLETE.includes(error.code) ? undefined : `${error.code} ${error.word}`
  }
}

describe.each(pages)('%s', (page) => {
  const text = readFileSync(join(root, page), 'utf8')

  it('links only to files and headings that exist', () => {
    for (const [, target, anchor] of text.matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/g)) {
      const file = target ? join(root, dirname(page), target) : join(root, page)
      expect(existsSync(file), target).toBe(true)
      if (anchor) expect(findAnchors(readFileSync(file, 'utf8')), `${target}#${anchor}`).toContain(anchor)
    }
  })

  it('names only verbs and flags that the command has', () => {
    for (const [command, words] of text.matchAll(/npx unknot ([^`#\n]*)/g))
      expect(findMistake(words!), command).toBeUndefined()
    expect(text).not.toMatch(/npm (start|run build) --|npm run (sim|soak|program|wiring|flash|calibrate)\b/)
  })

  it('names only scripts and files that exist', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    for (const [, script] of text.matchAll(/npm run ([\w:]+)/g)) expect(Object.keys(scripts)).toContain(script)
    for (const [, file] of text.matchAll(/`((?:src|hal|sim|programs|tests|tools|lib|docs)\/[\w./-]*)`/g))
      expect(existsSync(join(root, file!)), file).toBe(true)
  })
})
