// Makes docs/contributor/device-code.md from the rules of the gate and from the engine pitfalls behind them.

import { table } from '../../../lib/markdown.ts'
import { PITFALLS } from './pitfalls/index.ts'
import type { Pitfall } from './pitfalls/pitfall.ts'
import { SAFE_EXAMPLES } from './pitfalls/safe.ts'
import { RULES } from './rules/index.ts'

/** Longest run of one letter that the page shows in full: some names have 63. */
const MAX_RUN = 10

/** Text for a table cell, without markup. */
const escapeCell = (text: string) => text.replace(/[\\*<|]/g, '\\$&')

/** Code for a table cell, with any quotes and lines. */
function formatCode(text: string): string {
  if (text === '') return 'nothing'
  const line = text.replaceAll('\n', ' ↵ ').replace(new RegExp(`([a-z])\\1{${MAX_RUN},}`, 'g'), '$1$1$1…')
  const fence = line.includes('`') ? '``' : '`'
  return `${fence}${line.startsWith('`') ? ' ' : ''}${line}${line.endsWith('`') ? ' ' : ''}${fence}`.replaceAll(
    '|',
    '\\|',
  )
}

function listChecks({ rule, notice, cannotHappen }: Pitfall): string {
  const checks: string[] = []
  if (rule) checks.push(rule === 'syntax' ? 'syntax check' : `\`${rule}\``)
  if (notice) checks.push('instrumented run')
  return checks.join(', ') || `none needed: ${cannotHappen}`
}

const makePitfallRow = (pitfall: Pitfall) => [
  escapeCell(pitfall.summary) +
    (pitfall.noDifference ? ` (the example shows no difference on the Linux build: ${pitfall.noDifference})` : ''),
  formatCode(pitfall.code),
  formatCode(pitfall.node),
  formatCode(pitfall.espruino),
  listChecks(pitfall),
]

/** The whole page. */
export const makeDeviceCodePage =
  (): string => `<!-- Made by npm run docs from tools/build/gate/rules/index.ts and tools/build/gate/pitfalls/index.ts. -->

# Device code: rules and engine pitfalls

Boards run the subset of JavaScript that Espruino 2v29 has. Espruino parses code only when it runs it, so it would find a
mistake while the motor is on. Two checks find mistakes before:

- **The gate.** The build checks every source file and the flashed file, and refuses code that Espruino cannot run or runs
  differently.
- **The instrumented run.** Some differences cannot be seen in the source. The tests run each flashed file in Node through a day
  in which every function is called. The file gets only the library that Espruino has, and each difference is reported.

## Rules

There are ${RULES.length} rules. If code breaks one, the build stops and prints the file, the line, the rule and the reason:

    src/x.ts:3:12 default-parameter: Espruino has no default parameters

${table(
  ['rule', 'reason'],
  RULES.map(({ name, reason }) => [`\`${name}\``, escapeCell(reason)]),
)}
## Engine pitfalls

Each example calls \`out()\` with one result in JavaScript and another on Espruino; \`throws\` means that the code throws. The tests
run every example in Node, and on Espruino if \`ESPRUINO\` names a Linux build of it. The last column says what finds the pitfall in
our code.

${PITFALLS.map(
  ([title, pitfalls]) => `### ${title}

${table(['what Espruino does', 'example', 'JavaScript', 'Espruino', 'found by'], pitfalls.map(makePitfallRow))}`,
).join('\n')}
## Safe code

These examples give the same on every engine, and the gate accepts them.

${table(
  ['what is safe', 'example', 'result'],
  SAFE_EXAMPLES.map((example) => [escapeCell(example.summary), formatCode(example.code), formatCode(example.result)]),
)}`
