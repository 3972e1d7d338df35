// The verbs of `unknot program`: shows, checks, compiles and draws programs, and converts them to and from other formats.

import { parse } from 'node:path'
import { quoted, writeFile } from '../../lib/command-line/out-file.ts'
import { FAILED, hasColor, type Terminal, UsageError, unknownName } from '../../lib/command-line/usage.ts'
import { inColumns } from '../../lib/terminal/columns.ts'
import { FORMATS, FormatError, findFormat, type Note } from '../../programs/formats/index.ts'
import { programs, rotation } from '../../programs/index.ts'
import { compile, ProgramError } from '../../programs/language/compile.ts'
import { toJson } from '../../programs/language/json/write.ts'
import type { Program } from '../../programs/language/write.ts'
import { run, toPng, toSvg, toText } from './drawing/index.ts'
import { FileError, load, readText } from './files.ts'
import { FIGURES, figuresOf } from './page.ts'

export interface ProgramFlags {
  /** The file to write. */
  out?: string
  /** The name of a format. */
  to?: string
  dark?: boolean
}

type Verb = (args: readonly string[], flags: ProgramFlags, terminal: Terminal) => Promise<number>

/** A drawing is as wide as the terminal; where there is none, as wide as one usually is. */
const COLUMNS = 80

const RULES = 'levels, times, steepness, nesting, length, time at the top, time on one spot'

/** A verb that ends with FAILED and one sentence where a file or a program is wrong. */
const failing =
  (verb: (...given: Parameters<Verb>) => Promise<void>): Verb =>
  async (args, flags, terminal) => {
    try {
      await verb(args, flags, terminal)
      return 0
    } catch (error) {
      if (!(error instanceof FileError || error instanceof ProgramError)) throw error
      terminal.complain(error.message)
      return FAILED
    }
  }

/** Writes to --out and says so, or prints. Throws UsageError. */
function give(content: string | Buffer, out: string | undefined, { print }: Terminal, next?: (file: string) => string) {
  if (out === undefined) {
    print(content.toString().trimEnd())
    return
  }
  writeFile(out, content)
  print(next ? `made ${out}; next: ${next(quoted(out))}` : `made ${out}`)
}

/** A program that keeps every rule, and its bytes. Throws FileError and ProgramError. */
async function loadChecked(given: string): Promise<{ program: Program; bytes: string }> {
  const program = await load(given)
  return { program, bytes: compile(program, given) }
}

/** What a format could not hold, a line each. */
function reportNotes(notes: readonly Note[], { complain }: Terminal): void {
  for (const { place, text } of notes) complain(`${place}: ${text}`)
}

export const list = failing(async (_, __, { print, stdout }) => {
  const rows = [FIGURES, ...programs.map((program) => figuresOf(program, rotation))]
  for (const line of inColumns(rows, (stdout.isTTY && stdout.columns) || Number.POSITIVE_INFINITY)) print(line)
})

export const check = failing(async ([given], _, { print }) => {
  const { program } = await loadChecked(given!)
  const rows = figuresOf(program, rotation).map((figure, i) => [FIGURES[i]!, figure])
  const known = rows.filter(([, figure]) => figure !== '')
  for (const line of inColumns(known, Number.POSITIVE_INFINITY)) print(line)
  print(`ok: ${given} keeps every rule (${RULES})`)
})

export const compileProgram = failing(async ([given], { out }, terminal) => {
  const bytes = Buffer.from((await loadChecked(given!)).bytes, 'latin1')
  give(out === undefined ? bytes.toString('hex') : bytes, out, terminal, (file) => `npx unknot program check ${file}`)
})

export const json = failing(async ([given], { out }, terminal) => {
  give(toJson(await load(given!)), out, terminal, (file) => `npx unknot program check ${file}`)
})

export const draw = failing(async ([given], { out, dark = false }, terminal) => {
  const { program } = await loadChecked(given!)
  const ran = run(program)
  const { stdout } = terminal
  if (out === undefined)
    give(toText(program, ran, (stdout.isTTY && stdout.columns) || COLUMNS, hasColor(terminal)), out, terminal)
  else
    give(
      out.endsWith('.png') ? await toPng(toSvg(program, ran), dark ? 'dark' : 'light') : toSvg(program, ran),
      out,
      terminal,
    )
})

export const importProgram = failing(async ([file], { out }, terminal) => {
  const text = readText(file!)
  try {
    const { program, notes } = findFormat(file!, text).read!(text, parse(file!).name)
    compile(program, file!)
    reportNotes(notes, terminal)
    give(toJson(program), out, terminal, (made) => `npx unknot program draw ${made}`)
  } catch (error) {
    throw error instanceof FormatError ? new FileError(`${file}: ${error.message}`) : error
  }
})

export const exportProgram = failing(async ([given], { to, out }, terminal) => {
  const writable = FORMATS.filter(({ write }) => write)
  const names = writable.map(({ name }) => name)
  if (to === undefined) throw new UsageError(`--to FORMAT is missing; FORMAT is one of ${names.join(', ')}`)
  const format = writable.find(({ name }) => name === to)
  if (!format) throw unknownName('format', to, names)
  const { program } = await loadChecked(given!)
  const { text, notes } = format.write!(program)
  reportNotes(notes, terminal)
  give(text, out, terminal)
})
