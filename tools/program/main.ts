// `npm run program -- COMMAND`: programs seen, checked, compiled, and carried to and from other formats.

import { writeFileSync } from 'node:fs'
import { readArguments, UsageError, unknownName } from '../../build/usage.ts'
import { programs, rotation } from '../../programs/index.ts'
import { compile, ProgramError } from '../../programs/language/compile.ts'
import { toJson } from '../../programs/language/json.ts'
import { load } from './files.ts'
import { table } from './page.ts'
import { prove } from './proof.ts'

const HELP = `npm run program -- list                       the programs, with their figures
npm run program -- check FILE                 is every rule kept, and what are its figures?
npm run program -- compile NAME --out FILE    the bytes a device plays, as FILE.bin
npm run program -- decompile FILE             a compiled program as JSON
npm run program -- json NAME                  any program as JSON

NAME is a program's name, or a file: .ts, .json or .bin. --out FILE writes there instead of printing.
`

const FLAGS = { out: 'string', help: 'boolean' } as const

interface Asked {
  given: string
  out: string | undefined
}

/** Prints, or writes to the file that was asked for. */
function answer(text: string | Buffer, out: string | undefined): void {
  if (out === undefined) {
    process.stdout.write(text)
    return
  }
  try {
    writeFileSync(out, text)
  } catch (error) {
    throw new UsageError(`cannot write ${out}: ${(error as NodeJS.ErrnoException).code}`)
  }
}

const COMMANDS: Record<string, (asked: Asked) => Promise<void> | void> = {
  list: ({ out }) => answer(table(programs, rotation), out),
  check: async ({ given, out }) => {
    const program = await load(given)
    prove(program)
    answer(table([program], rotation), out)
  },
  compile: async ({ given, out }) => {
    const bytes = Buffer.from(compile(await load(given), given), 'latin1')
    answer(out === undefined ? `${bytes.toString('hex')}\n` : bytes, out)
  },
  decompile: async ({ given, out }) => answer(toJson(await load(given)), out),
  json: async ({ given, out }) => answer(toJson(await load(given)), out),
}

async function main(): Promise<void> {
  const { values, positionals } = readArguments(FLAGS)
  const [command, given, ...more] = positionals
  if (values.help || command === undefined) {
    process.stdout.write(HELP)
    return
  }
  const run = COMMANDS[command]
  if (!run) throw unknownName('command', command, Object.keys(COMMANDS))
  if (more.length > 0) throw new UsageError(`one program at a time: what is "${more[0]}" for?`)
  if (given === undefined && command !== 'list')
    throw new UsageError(`${command} what? Give the name of a program or a file`)
  await run({ given: given ?? '', out: values.out })
}

try {
  await main()
} catch (error) {
  if (error instanceof UsageError || error instanceof ProgramError) {
    console.error(error.message)
    process.exitCode = error instanceof ProgramError ? 1 : 2
  } else throw error
}
