// The page that says what device code may not do, made of the rules and of the traps behind them: docs/contributor/device-code.md.

import { table } from '../../../lib/markdown.ts'
import { TRAPS } from './pitfalls/index.ts'
import { SOUND } from './pitfalls/none.ts'
import type { Trap } from './pitfalls/pitfall.ts'
import { RULES } from './rules/index.ts'

/** Longest run of one character that the page shows as it is. */
const MAX_RUN = 10

/** As words in a cell: none of it is markup. */
const cell = (text: string) => text.replace(/[\\*<|]/g, '\\$&')

/** As code in a cell, whatever quotes and lines it has. */
function code(text: string): string {
  if (text === '') return 'nothing'
  const line = text.replaceAll('\n', ' ↵ ').replace(new RegExp(`(.)\\1{${MAX_RUN},}`, 'g'), '$1$1$1…')
  const fence = line.includes('`') ? '``' : '`'
  return `${fence}${line.startsWith('`') ? ' ' : ''}${line}${line.endsWith('`') ? ' ' : ''}${fence}`.replaceAll(
    '|',
    '\\|',
  )
}

function held({ rule, run, never }: Trap): string {
  const by = []
  if (rule) by.push(rule === 'syntax' ? 'parsing it whole' : `\`${rule}\``)
  if (run) by.push('watched run')
  return by.join(', ') || `cannot happen: ${never}`
}

const trapRow = (trap: Trap) => [
  cell(trap.trap) + (trap.unseen ? ` (not seen on the Linux build: ${trap.unseen})` : ''),
  code(trap.code),
  code(trap.node),
  code(trap.espruino),
  held(trap),
]

/** The whole page. */
export const subsetPage =
  (): string => `<!-- Made by npm run docs from tools/build/gate/rules/index.ts and tools/build/gate/pitfalls/index.ts. -->

# What device code may not do

Boards run the part of JavaScript that Espruino 2v29 has, and Espruino reads code only as it runs it: it finds a mistake
when the motor is on. So every source, and the file that is flashed, passes a gate that refuses what would break or do
something else. What no gate can see is watched for: the tests run each flashed file in Node through a day in which
every function is called, with the library that Espruino has and no more, and note whatever would come out otherwise.

## Rules

The build names the rule that is broken, with file and line. There are ${RULES.length}.

${table(
  ['rule', 'why'],
  RULES.map(({ name, reason }) => [`\`${name}\``, cell(reason)]),
)}
## Traps

What is behind the rules: each example gives \`out()\` one thing in JavaScript and another on Espruino. The tests hold
the middle two columns to Node and, where a Linux build is at hand, to Espruino itself.

${TRAPS.map(
  ([title, traps]) => `### ${title}

${table(['Espruino', 'example', 'JavaScript', 'Espruino gives', 'held by'], traps.map(trapRow))}`,
).join('\n')}
## No traps

These do the same everywhere, and the gate lets them through.

${table(
  ['may be relied on', 'example', 'gives'],
  SOUND.map((sound) => [cell(sound.says), code(sound.code), code(sound.gives)]),
)}`
