// Makes docs/contributor/minifier.md from the pipeline, the comments of the passes, and the measured savings.

import { table } from '../../../../lib/markdown.ts'
import { PASSES } from '../minify.ts'
import { readDescription } from './description.ts'
import { OWN_PASS_NAMES, PASS_NAMES, readSavings, type Savings } from './savings.ts'

const FOLDER = '../../tools/build/minify'

/** The pipeline. A test checks that it names the passes in their order. */
export const DRAWING = `modules of src/ and hal/, the profile of the board, compiled programs
    │
    │  esbuild joins them
    ▼
one script
    │  remove-directives
    │  inline-setters, inline-expressions, inline-once      fewer functions and calls
    │  cache-globals                                        shorter searches
    │  const-to-let, loose-equality                         shorter words
    ▼
terser                                                      numbers instead of names, no unused code
    │
    │  mangle-properties
    │  hoist-initial-values                                 a shorter start
    ▼
mangle-names                                                short names; Terser runs a last time
    │
    │  function-to-arrow, loose-equality, unwrap-iife       shorter words
    │  order-by-use                                         shorter searches
    │  octal-escapes                                        shorter strings
    │  wrap-in-block                                        a shorter start
    ▼
{…}
    │
    │  the gate checks it by the rules for device code
    │  tokens: a byte for each operator and word            fewer bytes, less to read
    ▼
dist/NAME.js`

const TERSER = 'runs [Terser](https://terser.org), which evaluates constants, removes unused code and joins statements.'

const formatLink = (name: string): string =>
  name === 'terser' ? `[terser](${FOLDER}/terser.ts)` : `[${name}](${FOLDER}/passes/${name}.ts)`

const listPasses = (): string =>
  PASSES.map(({ name }, i) => {
    const isRepeated = PASSES.findIndex((pass) => pass.name === name) < i
    const what = name === 'terser' ? TERSER : readDescription(name).what
    return `${i + 1}. ${formatLink(name)} ${isRepeated ? 'runs again.' : what}`
  }).join('\n')

const formatCount = (count: number): string => count.toLocaleString('en')
const formatMillions = (instructions: number): string => (instructions / 1e6).toFixed(1)

function makeSavingsTable({ figures }: Savings): string {
  const complete = figures.complete!
  const makeRow = (title: string, build: string) => {
    const { bytes, variables, instructions } = figures[build]!
    return [
      title,
      formatCount(bytes - complete.bytes),
      formatCount(variables - complete.variables),
      formatMillions(instructions - complete.instructions),
    ]
  }
  const { bytes, variables, instructions } = complete
  return table(
    ['without', 'more bytes', 'more variables', 'more instructions, in millions'],
    [
      ...PASS_NAMES.map((name) => makeRow(`\`${name}\``, name)),
      makeRow('all passes but `terser`', 'terser alone'),
      ['**the complete file**', formatCount(bytes), formatCount(variables), formatMillions(instructions)],
    ],
  )
}

function makeExample(name: string): string {
  const { what, why, before, after } = readDescription(name)
  return `### ${name}

${what[0]!.toUpperCase()}${what.slice(1)} ${why}

\`\`\`js
${before}
\`\`\`

becomes

\`\`\`js
${after}
\`\`\`
`
}

export function makeMinifierPage(): string {
  const savings = readSavings()
  return `<!-- Made by npm run docs from tools/build/minify/. npm run bench:passes measures the figures. -->

# The minifier

Espruino keeps the text of a program and parses it again each time it runs it. So each byte, each name and each call costs
memory and time on the device. The sources are written for the reader; the minifier makes them small and fast for Espruino.

It is a compiler from JavaScript to JavaScript. Each pass is one file that reads a script and returns a script that does the
same. [minify.ts](${FOLDER}/minify.ts) lists the passes in order.

\`\`\`
${DRAWING}
\`\`\`

## The passes in order

${listPasses()}

## What each pass saves

Each row is the file of a Puck.js 2 without one pass, compared with the complete file. Passes help each other, so the rows
do not add up. A row below zero means that the pass costs something there, and pays in another column.

${makeSavingsTable(savings)}
- **Bytes** are those of \`dist/puckjs2.js\`.
- **Variables** are those that the file has in use after power-up. A Puck.js has 2,630.
- **Instructions** are those of a minute of the program \`knot\`, from its 30th to its 90th second. They are instructions of an x86
  processor, as valgrind counts them. Compare them with each other, not with a data sheet.
- \`mangle-names\` is compared with names in Terser's order.
- \`remove-directives\` saves nothing here, because \`cache-globals\` puts variables before the directive, and Terser then removes
  it. Without \`cache-globals\` the directive would make octal escapes an error.

\`npm run bench:passes\` measures this on Espruino ${savings.espruino}, a 32-bit Linux program with the 2,630 variables of a Puck.js. It runs
each file from flash, as on a board. Functions of the engine that do nothing stand in for those that drive pins and clocks.

## Why the result does the same

The passes are simpler than those of a general compiler, because they may rely on more:

- **The whole program is one script in one function.** No other code can call its functions or set its variables. The
  sources have no \`eval\`, and nothing reads the text of a function. The \`eval()\` of a file for Kaluma is put around the
  finished script.
- **The gate refuses what is hard to follow** ([rules](device-code.md)): \`this\` and \`arguments\` in functions, \`var\`, use before definition,
  recursion, destructuring, default and rest parameters, labels, generators.
- **The compiler has checked the types.** A value that is compared with a number is a number or undefined. No code uses the
  result of a function that returns nothing, or passes fewer arguments than a function has parameters.
- **The engine calls back later.** Functions that go to \`setTimeout\`, \`setWatch\` and the like run after all other code. Functions of \`Math\`
  have no effect, and members of the engine's objects keep their values while the script loads.

Where that is not enough, a pass checks: for example whether a local name hides a variable at the place of a call, or
whether an argument changes before it is read. If a pass cannot tell, it leaves the code as it is.

The tests hold the passes to that:

- The example of each pass below is run, and so are cases that a pass must leave alone (\`tests/tools/build/minify/passes.test.ts\`).
- Random scripts of the subset give the same output before and after each pass, and after each step of the pipeline
  (\`differential.test.ts\`; \`npm run test:all\` tries 1,000 for each).
- Without any one pass, the file of a Puck.js still drives its motor and light at the same times (\`builds.slow.test.ts\`).
- The gate checks the minified file, and the built files run on the real engines.

## A new pass

1. Write a file in \`tools/build/minify/passes/\`. Its first comment says what the pass does and why, and has an example, in the form
   of the other passes.
2. Add it to the table in \`minify.ts\` and to the drawing in \`page/page.ts\`.
3. Add cases to \`passes.test.ts\`: what it changes, and what it must leave alone.
4. Run \`npm run bench:passes\` and \`npm run docs\`. Leave the pass out if the table shows no gain, unless another pass needs it.

## Examples

${OWN_PASS_NAMES.map(makeExample).join('\n')}`
}
