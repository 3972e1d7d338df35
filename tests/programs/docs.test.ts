// The docs and pictures that are made from the programs are those of the programs as they are.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { programs, rotation } from '../../programs/index.ts'
import { compile } from '../../programs/language/compile.ts'
import { writeSchema } from '../../programs/language/json/schema.ts'
import { simulate, toSvg } from '../../tools/program/drawing/index.ts'
import { programsPage } from '../../tools/program/programs-page.ts'
import { formatProjectSchema } from '../../tools/project/schema.ts'

const docs = join(import.meta.dirname, '../../docs')
const readDoc = (file: string) => readFileSync(join(docs, file), 'utf8')

it.each<[file: string, make: () => string]>([
  ['maker/programs.md', () => programsPage(programs, rotation)],
  ['maker/program.schema.json', writeSchema],
  ['maker/unknot.schema.json', formatProjectSchema],
  ...programs.map((program): [string, () => string] => [
    `maker/programs/${program.name}.svg`,
    () => toSvg(program, simulate(program)),
  ]),
])('docs/%s is as `npm run docs` makes it', (file, make) => {
  expect(readDoc(file)).toBe(make())
})

it('docs/contributor/program-format.md shows the bytes of break', () => {
  const [, block] = /<!-- bytes: break -->\n```\n([^`]*)```/.exec(readDoc('contributor/program-format.md'))!
  const shown = block!.split('\n').map((line) => line.slice(0, 21).replaceAll(' ', ''))
  const breakProgram = programs.find(({ name }) => name === 'break')!
  expect(shown.join('')).toBe(Buffer.from(compile(breakProgram), 'latin1').toString('hex'))
})
