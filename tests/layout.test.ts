// The layout keeps its rules: imports point one way, files and folders stay small.

import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')
const SOURCE_FOLDERS = ['src', 'hal', 'programs', 'sim', 'tools', 'web', 'lib']

const codeIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(tsx?|mjs|cjs|js)$/.test(file))
    .map((file) => join(folder, file))

const sources = SOURCE_FOLDERS.flatMap(codeIn)
const allCode = [...sources, ...codeIn('tests')]

/** For each folder, the project files it may import. */
const MAY_IMPORT: Record<string, RegExp> = {
  lib: /^lib\//,
  src: /^src\//,
  hal: /^(src|hal)\//,
  programs: /^(programs|lib)\/|^src\/program\/format\.ts$/,
  sim: /^(sim|hal|programs|src|lib)\//,
  tools: /^(tools|sim|hal|programs|src|lib)\//,
  web: /^(web|tools|sim|hal|programs|src|lib)\//,
}

const MAX_LINES = 300
const MAX_MEDIAN_LINES = 80
const MAX_FILES_IN_FOLDER = 20

const linesOf = (file: string): number => readFileSync(join(root, file), 'utf8').trimEnd().split('\n').length

const findImports = (file: string): string[] =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/from '(\.[^']+)'/g)].map(([, target]) =>
    relative(root, join(root, dirname(file), target!)),
  )

const imports = new Map(sources.map((file) => [file, findImports(file)]))
/** A file of data has none. */
const importsOf = (file: string): string[] => imports.get(file) ?? []

it('each file imports only from folders below its own', () => {
  const mayImport = (file: string) => MAY_IMPORT[file.split('/')[0]!]!
  const wrong = sources.flatMap((file) =>
    importsOf(file).flatMap((target) => (mayImport(file).test(target) ? [] : [`${file}: ${target}`])),
  )
  expect(wrong).toEqual([])
})

it(`no file has more than ${MAX_LINES} lines`, () => {
  expect(allCode.filter((file) => linesOf(file) > MAX_LINES)).toEqual([])
})

it(`the median file has at most ${MAX_MEDIAN_LINES} lines`, () => {
  const lengths = allCode.map(linesOf).sort((a, b) => a - b)
  expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(MAX_MEDIAN_LINES)
})

it(`no folder has more than ${MAX_FILES_IN_FOLDER} code files`, () => {
  const counts = new Map<string, number>()
  for (const file of allCode) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1)
  expect([...counts].filter(([, count]) => count > MAX_FILES_IN_FOLDER)).toEqual([])
})

it('no source file imports itself through other files', () => {
  const reaches = (from: string, seen: Set<string>): Set<string> => {
    for (const target of importsOf(from)) {
      if (!seen.has(target)) {
        seen.add(target)
        reaches(target, seen)
      }
    }
    return seen
  }
  for (const file of sources) expect(reaches(file, new Set()), file).not.toContain(file)
})
