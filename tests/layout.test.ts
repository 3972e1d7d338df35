// Imports point one way, and files stay small.

import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')
const files = ['src', 'hal', 'programs', 'draw', 'sim', 'build', 'tools'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file)),
)

/** What a file may import of the project, besides what is beside or below it in its own folder. */
const MAY: Record<string, RegExp> = {
  src: /^src\//,
  hal: /^(src|hal)\//,
  programs: /^(programs\/|src\/format\.ts$)/,
  draw: /^(draw\/|src\/time\.ts$)/,
  sim: /./,
  build: /^(build|hal|programs|src)\//,
  tools: /./,
}
/** Longest file, in lines: one idea each. */
const MAX_LINES = 400

const importsOf = (file: string): string[] =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/from '(\.[^']+)'/g)].map(([, target]) =>
    relative(root, join(root, dirname(file), target!)),
  )

it.each(files)('%s', (file) => {
  for (const target of importsOf(file)) expect(target).toMatch(MAY[file.split('/')[0]!]!)
  expect(readFileSync(join(root, file), 'utf8').split('\n').length).toBeLessThanOrEqual(MAX_LINES + 1)
})

it('no file imports itself, however far around', () => {
  const reaches = (from: string, seen: Set<string>): Set<string> => {
    for (const target of importsOf(from)) {
      if (!seen.has(target)) {
        seen.add(target)
        reaches(target, seen)
      }
    }
    return seen
  }
  for (const file of files) expect(reaches(file, new Set()), file).not.toContain(file)
})
