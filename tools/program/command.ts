// The commands of `npm run program`: programs seen, checked, compiled, and carried to and from other formats.

import { writeFileSync } from 'node:fs'
import { readArguments, UsageError, unknownName } from '../../build/usage.ts'
import { programs, rotation } from '../../programs/index.ts'
import { compile, ProgramError } from '../../programs/language/compile.ts'
import { toJson } from '../../programs/language/json.ts'
import { load } from './files.ts'
import { table } from './page.ts'

const HELP = `npm run program -- list                       the programs, with their figures
npm run program -- check FILE                 is every rule kept, and what are its figures?
npm run program -- compile NAME --out FILE    the bytes a device plays, as FILE.bin
npm run program -- decompile FILE             a compiled program as JSON
npm run program -- json NAME                  any program as JSON

NAME is a program's name, or a file: .ts, .json or .bin. --out FILE writes there instead of printing.
`

const FLAGS = { out: 'string', help: 'boolean' } as const

/** What a command answers: bytes are only for a file. */
type Answer = string | Buffer

interface Asked {
  given: string
  out: string | undefined
}

/** Where a command line is, in a terminal or in a test. */
export interface Console {
  print(text: string): void
  complain(text: string): void
}

const COMMANDS: Record<string, (asked: Asked) => Promise<Answer> | Answer> = {
  list: () => table(programs, rotation),
  check: async ({ given }) => {
    const program = await load(given)
    compile(program, given)
    return table([program], rotation)
  },
  compile: async ({ given, out }) => {
    const bytes = Buffer.from(compile(await load(given), given), 'latin1')
    return out === undefined ? `${bytes.toString('hex')}\n` : bytes
  },
  decompile: async ({ given }) => toJson(await load(given)),
  json: async ({ given }) => toJson(await load(given)),
}

async function answer(args: readonly string[]): Promise<{ text: Answer; out: string | undefined }> {
  const { values, positionals } = readArguments(FLAGS, [...args])
  const [command, given, ...more] = positionals
  if (values.help || command === undefined) return { text: HELP, out: undefined }
  const run = COMMANDS[command]
  if (!run) throw unknownName('command', command, Object.keys(COMMANDS))
  if (more.length > 0) throw new UsageError(`one program at a time: what is "${more[0]}" for?`)
  if (given === undefined && command !== 'list')
    throw new UsageError(`${command} what? Give the name of a program or a file`)
  return { text: await run({ given: given ?? '', out: values.out }), out: values.out }
}

/** Runs a command line; answers with the exit code: 0, 1 for a program that breaks a rule, 2 for a mistake in what was typed. */
export async function command(args: readonly string[], { print, complain }: Console): Promise<number> {
  try {
    const { text, out } = await answer(args)
    if (out === undefined) print(text.toString())
    else
      try {
        writeFileSync(out, text)
      } catch (error) {
        throw new UsageError(`cannot write ${out}: ${(error as NodeJS.ErrnoException).code}`)
      }
    return 0
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof ProgramError)) throw error
    complain(error.message)
    return error instanceof ProgramError ? 1 : 2
  }
}
