// Writes the pages and pictures of the programs, as part of `npm run docs`.

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { programs, rotation } from '../../programs/index.ts'
import { writeSchema } from '../../programs/language/json/schema.ts'
import { formatProjectSchema } from '../project/schema.ts'
import { simulate, toSvg } from './drawing/index.ts'
import { programsPage } from './programs-page.ts'

const docs = join(import.meta.dirname, '../../docs/maker')
writeFileSync(join(docs, 'programs.md'), programsPage(programs, rotation))
writeFileSync(join(docs, 'program.schema.json'), writeSchema())
writeFileSync(join(docs, 'unknot.schema.json'), formatProjectSchema())
mkdirSync(join(docs, 'programs'), { recursive: true })
for (const program of programs)
  writeFileSync(join(docs, `programs/${program.name}.svg`), toSvg(program, simulate(program)))
