// Makes docs/maker/programs.md: the programs with their figures, and the words of the language.

import { FIELD_KINDS, WORDS } from '../../programs/language/json/words.ts'
import type { Program } from '../../programs/language/write.ts'
import { COLUMN_TITLES, figureRow } from './figure-row.ts'
import { computeFigures } from './figures.ts'

/** A Markdown table whose columns line up, also in a terminal. */
function alignTable(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((row) => row[i]!.length)))
  const line = (row: readonly string[]) => `| ${row.map((cell, i) => cell.padEnd(widths[i]!)).join(' | ')} |`
  const [head, ...body] = rows
  return [line(head!), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n')
}

const programTable = (programs: readonly Program[], rotation: readonly Program[]): string =>
  `${alignTable([COLUMN_TITLES, ...programs.map((program) => figureRow(program, rotation))])}\n`

const languageTable = (): string =>
  alignTable([
    ['word', 'fields', 'what it does'],
    ...Object.entries(WORDS).map(([word, { fields, about }]) => [
      word,
      Object.keys(fields)
        .map((field) => `\`${field}\``)
        .join(' '),
      about,
    ]),
  ])

export function programsPage(programs: readonly Program[], rotation: readonly Program[]): string {
  const bytes = programs.reduce((sum, program) => sum + computeFigures(program).bytes, 0)
  return `# Programs

These programs come with unknot. The button goes through those with a number in the column "button". The others are for
[a massager of your own](folder.md).

${programTable(programs, rotation)}
| column | meaning |
|---|---|
| serves | the parts of the [knot cycle](../owner/evidence.md#1-the-knot-cycle) that it works on |
| length | minutes and seconds |
| highest | its highest level; levels 1 to 100 are 20 to 60 Hz |
| longest at highest | its longest time at that level without a break |
| steepest | its fastest change of level |
| shortest on | the shortest time that the motor is on without a break |
| hand points | load of the holding hand; the action value for workers is 100 a day ([evidence](../owner/evidence.md#3-hand-time)) |
| in the band | the share of its time at 20 to 60 Hz |
| energy | what the massager motor takes from the cell, computed ([evidence](../owner/evidence.md#6-motor-and-battery)) |
| bytes | its size on the device; all programs together take ${bytes} bytes |

${programs.map(({ name, title, about }) => `## ${name}\n\n${title}. ${about}\n\n![${title}: the level over time, as written and as the motor follows](programs/${name}.svg)`).join('\n\n')}

## The language

A program is a list of segments. You can write it in two forms, which compile to the same [bytes](../contributor/program-format.md):

- **TypeScript:** each word is a function of \`unknot/language\`. The editor shows a mistake such as a negative time, a level of 300 or a
  program without an end.
- **JSON:** a segment is an object, and its first field is the word. Editors check it with [program.schema.json](program.schema.json).

${languageTable()}

A level is ${FIELD_KINDS.level.expected.replace('a level: ', '')}. A time is ${FIELD_KINDS.time.expected.replace('a time: ', '')}.
Shapes of a wave: ${FIELD_KINDS.shape.expected}.

## Your own program

1. Make [a folder](folder.md) for your massager, and write the program as a file in its \`programs/\`: \`morning.ts\` or \`morning.json\`.
2. Check it. The command prints its figures. It shows every mistake with its line:

       npx unknot program check morning

3. Draw it with what the motor makes of it:

       npx unknot program draw morning --out morning.png

   Or watch it on [the live screen](../contributor/simulator.md#the-live-screen), which plays it again each time that you save it:

       npx unknot live --program my-program.json --watch

4. Put its name into the rotation in \`unknot.json\`, and play it on the live screen with \`npm start\`. Then
   [flash](flashing.md).

These commands are useful, too:

    npx unknot program list
    npx unknot program compile knot --out knot.bin
    npx unknot program decompile knot.bin

Programs can also be converted from and to [other formats](formats.md).

This page and its pictures are made from the programs with \`npm run docs\`. The build checks each program against the rules in
\`programs/language/check.ts\`.
`
}
