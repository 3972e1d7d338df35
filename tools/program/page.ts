// docs/maker/programs.md: the programs with their figures, and the words of the language, made from the code.

import { FIELD_KINDS, WORDS } from '../../programs/language/json/words.ts'
import type { Program } from '../../programs/language/write.ts'
import { type Proof, prove } from './proof.ts'

const seconds = (ms: number) => (ms === 0 ? '' : `${Math.round(ms / 100) / 10} s`)
const minutes = (ms: number) =>
  `${Math.floor(ms / 60_000)}:${String(Math.round((ms % 60_000) / 1000)).padStart(2, '0')}`

/** Columns: title, and what is in them. */
const COLUMNS: [string, (program: Program, proof: Proof, button: string) => string][] = [
  ['program', ({ name }) => name],
  ['button', (_, __, button) => button],
  ['serves', ({ serves }) => serves.join(', ')],
  ['length', (_, { totalMs }) => minutes(totalMs)],
  ['highest', (_, { highest }) => String(Math.round(highest))],
  ['there at once', (_, { topMs }) => seconds(topMs)],
  ['steepest, levels/s', (_, { steepest }) => steepest.toFixed(0)],
  ['shortest on', (_, { shortestOnMs }) => seconds(shortestOnMs)],
  ['nesting', (_, { nesting }) => String(nesting)],
  ['hand, points', (_, { handPoints }) => handPoints.toFixed(1)],
  ['in the band', (_, { bandShare }) => `${(100 * bandShare).toFixed(0)} %`],
  ['energy', (_, { joules }) => `${joules.toFixed(0)} J`],
  ['bytes', (_, { bytes }) => String(bytes)],
]

/** Rows of equal width, as Markdown has them and a terminal shows them well. */
function aligned(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((row) => row[i]!.length)))
  const line = (row: readonly string[]) => `| ${row.map((cell, i) => cell.padEnd(widths[i]!)).join(' | ')} |`
  const [head, ...body] = rows
  return [line(head!), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n')
}

/** What each figure is called. */
export const FIGURES: readonly string[] = COLUMNS.map(([title]) => title)

/** The figures of a program, in that order. Throws ProgramError for one that breaks a rule. */
export function figuresOf(program: Program, rotation: readonly Program[]): string[] {
  const place = rotation.findIndex(({ name }) => name === program.name)
  const proof = prove(program)
  return COLUMNS.map(([, of]) => of(program, proof, place < 0 ? '' : String(place + 1)))
}

const table = (programs: readonly Program[], rotation: readonly Program[]): string =>
  `${aligned([FIGURES, ...programs.map((program) => figuresOf(program, rotation))])}\n`

const words = (): string =>
  aligned([
    ['word', 'fields', 'what it does'],
    ...Object.entries(WORDS).map(([word, { fields, about }]) => [
      word,
      Object.keys(fields)
        .map((field) => `\`${field}\``)
        .join(' '),
      about,
    ]),
  ])

/** The whole page. */
export function programsPage(programs: readonly Program[], rotation: readonly Program[]): string {
  const bytes = programs.reduce((sum, program) => sum + prove(program).bytes, 0)
  return `# Programs

This page and its pictures are made from the programs themselves (\`npm run docs\`); the build holds each of them to the rules in
\`programs/language/check.ts\` and fails with file, segment and figure where one is broken.

${table(programs, rotation)}
All of them together take ${bytes} bytes on a device. "Highest" is a level, 1 to 100 for 20 to 60 Hz; "there at once" the longest
unbroken time at it. Hand points and energy are computed for the massager motor ([evidence](../owner/evidence.md), sections 3 and 6.2);
100 points a day are the workers' action value.

${programs.map(({ name, title, about }) => `## ${name}\n\n${title}. ${about}\n\n![${title}: the level over time, as written and as the motor follows](programs/${name}.svg)`).join('\n\n')}

## The language

In TypeScript (\`programs/*.ts\`) each word is a function, and what cannot be said does not compile: a negative time, a level of
300, a program without an end. In JSON a segment is an object whose first field is the word; the schema is
[program.schema.json](program.schema.json). Both forms compile to the same [bytes](../contributor/program-format.md).

${words()}

A level is ${FIELD_KINDS.level.expected.replace('a level: ', '')}. A time is ${FIELD_KINDS.time.expected.replace('a time: ', '')}.
Shapes of a wave: ${FIELD_KINDS.shape.expected}.

    npx unknot program list
    npx unknot program check my-program.json
    npx unknot program compile knot --out knot.bin
    npx unknot program decompile knot.bin
    npx unknot program draw knot --out knot.png

Files of other tools are read and written too: [formats](formats.md).
`
}
