// The commands of `npm run program`: programs seen, checked, compiled, and carried to and from other formats.

import { writeFileSync } from 'node:fs'
import { parse } from 'node:path'
import { readArguments, type Screen, UsageError, unknownName } from '../../lib/command-line/usage.ts'
import { FORMATS, FormatError, findFormat, type Note } from '../../programs/formats/index.ts'
import { programs, rotation } from '../../programs/index.ts'
import { compile, ProgramError } from '../../programs/language/compile.ts'
import { toJson } from '../../programs/language/json/write.ts'
import { run, toPng, toSvg, toText } from './drawing/index.ts'
import { FileError, load, readText } from './files.ts'
import { table } from './page.ts'

const HELP = `npm run program -- list                       the programs, with their figures
npm run program -- check FILE                 is every rule kept, and what are its figures?
npm run program -- compile NAME --out FILE    the bytes a device plays, as FILE.bin
npm run program -- decompile FILE             a compiled program as JSON
npm run program -- json NAME                  any program as JSON
npm run program -- draw NAME                  the curve, and what the motor does with it; --out FILE.svg or FILE.png,
                                              --dark for a dark page
npm run program -- import FILE                a program from another format, as JSON: ${FORMATS.filter(
  ({ read }) => read,
)
  .map(({ name }) => name)
  .join(', ')}
npm run program -- export NAME --to FORMAT    ${FORMATS.filter(({ write }) => write)
  .map(({ name }) => name)
  .join(', ')}

NAME is a program's name, or a file: .ts, .json or .bin. --out FILE writes there instead of printing.
`

const FLAGS = { out: 'string', to: 'string', dark: 'boolean', help: 'boolean' } as const

/** What a command answers: bytes are only for a file. */
type Answer = string | Buffer

interface Asked {
  given: string
  out: string | undefined
  to: string | undefined
  dark: boolean
  screen: Console
}

/** What a format could not hold, a line each. */
function report(notes: readonly Note[], { complain }: Console): void {
  for (const { place, text } of notes) complain(`${place}: ${text}`)
}

/** A drawing is as wide as the terminal; where there is none, as wide as one usually is. */
const COLUMNS = 80

/** Where its lines go. */
export interface Console extends Screen {
  /** Of a terminal; undefined where there is none. */
  columns?: number | undefined
}

const asJson = async ({ given }: Asked): Promise<Answer> => toJson(await load(given))

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
  decompile: asJson,
  json: asJson,
  draw: async ({ given, out, dark, screen: { columns } }) => {
    const program = await load(given)
    compile(program, given)
    const ran = run(program)
    if (out?.endsWith('.png')) return toPng(toSvg(program, ran), dark ? 'dark' : 'light')
    if (out !== undefined) return toSvg(program, ran)
    return `${toText(program, ran, columns ?? COLUMNS, columns !== undefined && !process.env.NO_COLOR)}\n`
  },
  import: async ({ given, screen }) => {
    const text = readText(given)
    try {
      const { program, notes } = findFormat(given, text).read!(text, parse(given).name)
      compile(program, given)
      report(notes, screen)
      return toJson(program)
    } catch (error) {
      throw error instanceof FormatError ? new FileError(`${given}: ${error.message}`) : error
    }
  },
  export: async ({ given, to, screen }) => {
    const writing = FORMATS.filter(({ write }) => write)
    const names = writing.map(({ name }) => name)
    if (to === undefined) throw new UsageError(`export to what? --to ${names.join(', ')}`)
    const format = writing.find(({ name }) => name === to)
    if (!format) throw unknownName('format', to, names)
    const program = await load(given)
    compile(program, given)
    const { text, notes } = format.write!(program)
    report(notes, screen)
    return text
  },
}

async function answer(args: readonly string[], screen: Console): Promise<{ text: Answer; out: string | undefined }> {
  const { values, positionals } = readArguments(FLAGS, args)
  const [command, given, ...more] = positionals
  if (values.help || command === undefined) return { text: HELP, out: undefined }
  const act = COMMANDS[command]
  if (!act) throw unknownName('command', command, Object.keys(COMMANDS))
  if (more.length > 0) throw new UsageError(`one program at a time: what is "${more[0]}" for?`)
  if (given === undefined && command !== 'list')
    throw new UsageError(`${command} what? Give the name of a program or a file`)
  return {
    text: await act({ given: given ?? '', out: values.out, to: values.to, dark: values.dark ?? false, screen }),
    out: values.out,
  }
}

/** Runs a command line; answers with the exit code: 0, 1 for a file or a program that is wrong, 2 for a mistake in what was typed. */
export async function command(args: readonly string[], screen: Console): Promise<number> {
  const { print, complain } = screen
  try {
    const { text, out } = await answer(args, screen)
    if (out === undefined) print(text.toString().trimEnd())
    else
      try {
        writeFileSync(out, text)
      } catch (error) {
        throw new FileError(`cannot write ${out}: ${(error as NodeJS.ErrnoException).code}`)
      }
    return 0
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof FileError || error instanceof ProgramError)) throw error
    complain(error.message)
    return error instanceof UsageError ? 2 : 1
  }
}
