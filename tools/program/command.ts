// The verbs of `unknot program`: list, check, compile and draw programs, and convert them to and from other formats.

import { parse } from 'node:path'
import { quoted, writeFile } from '../../lib/command-line/out-file.ts'
import { FAILED, hasColor, type Terminal, UsageError, unknownName } from '../../lib/command-line/usage.ts'
import { MistakesError } from '../../lib/mistakes.ts'
import { inColumns } from '../../lib/terminal/columns.ts'
import { FORMATS, FormatError, findFormat, type Note } from '../../programs/formats/index.ts'
import { checkAll, programs, project, rotation } from '../../programs/index.ts'
import { compile, ProgramError } from '../../programs/language/compile.ts'
import { toJson } from '../../programs/language/json/write.ts'
import type { Program } from '../../programs/language/write.ts'
import { findProjectBoard } from '../build/boards/project-board.ts'
import { simulate, toPng, toSvg, toText } from './drawing/index.ts'
import { COLUMN_TITLES, figureRow } from './figure-row.ts'
import { FileError, loadProgram, readText } from './load.ts'

export interface ProgramFlags {
  /** The file to write. */
  out?: string
  /** The name of a format. */
  to?: string
  dark?: boolean
}

type Verb = (args: readonly string[], flags: ProgramFlags, terminal: Terminal) => Promise<number>

/** Width of a drawing or a list where there is no terminal. */
const COLUMNS = 80

/** File names of pictures that `draw` can write. */
const PICTURE = /\.(svg|png)$/

const RULES = 'levels, times, steepness, nesting, length, time at the top, time on one spot'

/** Wraps a verb: a wrong file or program becomes one sentence and the exit code FAILED. */
const withFileErrors =
  (verb: (...args: Parameters<Verb>) => Promise<void>): Verb =>
  async (args, flags, terminal) => {
    try {
      await verb(args, flags, terminal)
      return 0
    } catch (error) {
      if (!(error instanceof FileError || error instanceof ProgramError || error instanceof MistakesError)) throw error
      terminal.complain(error.message)
      return FAILED
    }
  }

/** Writes to the file of --out and says what comes next, or prints. Throws UsageError. */
function writeOrPrint(
  content: string | Buffer,
  out: string | undefined,
  { print }: Terminal,
  describeNext?: (file: string) => string,
) {
  if (out === undefined) {
    print(content.toString().trimEnd())
    return
  }
  writeFile(out, content)
  print(describeNext ? `made ${out}; next: ${describeNext(quoted(out))}` : `made ${out}`)
}

/** A program that keeps every rule, and its bytes. Throws FileError and ProgramError. */
async function loadChecked(nameOrFile: string): Promise<{ program: Program; bytes: string }> {
  const program = await loadProgram(nameOrFile)
  return { program, bytes: compile(program, nameOrFile) }
}

/** Throws MistakesError with every mistake of the folder: of its board, its rotation and its programs. */
function checkFolder(): void {
  try {
    findProjectBoard()
  } catch (error) {
    if (!(error instanceof MistakesError)) throw error
    checkAll(error.mistakes)
  }
  checkAll()
}

/** Prints what the format could not hold, one line each. */
function reportNotes(notes: readonly Note[], { complain }: Terminal): void {
  for (const { place, text } of notes) complain(`${place}: ${text}`)
}

export const listPrograms = withFileErrors(async (_, __, { print, stdout }) => {
  const rows = [COLUMN_TITLES, ...programs.map((program) => figureRow(program, rotation))]
  for (const line of inColumns(rows, (stdout.isTTY && stdout.columns) || COLUMNS)) print(line)
})

export const checkProgram = withFileErrors(async ([nameOrFile], _, { print }) => {
  if (nameOrFile === undefined) {
    checkFolder()
    const names = project.own.flatMap(({ program }) => program?.name ?? [])
    print(`ok: ${names.join(', ')} and the rotation keep every rule (${RULES})`)
    return
  }
  const { program } = await loadChecked(nameOrFile)
  const rows = figureRow(program, rotation).map((figure, i) => [COLUMN_TITLES[i]!, figure])
  const filled = rows.filter(([, figure]) => figure !== '')
  for (const line of inColumns(filled, Number.POSITIVE_INFINITY)) print(line)
  print(`ok: ${nameOrFile} keeps every rule (${RULES})`)
})

export const compileProgram = withFileErrors(async ([nameOrFile], { out }, terminal) => {
  const bytes = Buffer.from((await loadChecked(nameOrFile!)).bytes, 'latin1')
  writeOrPrint(
    out === undefined ? bytes.toString('hex') : bytes,
    out,
    terminal,
    (file) => `npx unknot program check ${file}`,
  )
})

export const showJson = withFileErrors(async ([nameOrFile], { out }, terminal) => {
  writeOrPrint(toJson(await loadProgram(nameOrFile!)), out, terminal, (file) => `npx unknot program check ${file}`)
})

export const drawProgram = withFileErrors(async ([nameOrFile], { out, dark = false }, terminal) => {
  if (out !== undefined && !PICTURE.test(out))
    throw new UsageError(`--out needs a file name that ends with .svg or .png, but got ${out}`)
  const { program } = await loadChecked(nameOrFile!)
  const simulation = simulate(program)
  const { stdout } = terminal
  if (out === undefined)
    writeOrPrint(
      toText(program, simulation, (stdout.isTTY && stdout.columns) || COLUMNS, hasColor(terminal)),
      out,
      terminal,
    )
  else
    writeOrPrint(
      out.endsWith('.png')
        ? await toPng(toSvg(program, simulation), dark ? 'dark' : 'light')
        : toSvg(program, simulation),
      out,
      terminal,
    )
})

export const importProgram = withFileErrors(async ([file], { out }, terminal) => {
  const text = readText(file!)
  try {
    const { program, notes } = findFormat(file!, text).read(text, parse(file!).name)
    compile(program, file!)
    reportNotes(notes, terminal)
    writeOrPrint(toJson(program), out, terminal, (json) => `npx unknot program draw ${json}`)
  } catch (error) {
    throw error instanceof FormatError ? new FileError(`${file}: ${error.message}`) : error
  }
})

export const exportProgram = withFileErrors(async ([nameOrFile], { to, out }, terminal) => {
  const writable = FORMATS.filter(({ write }) => write)
  const names = writable.map(({ name }) => name)
  if (to === undefined) throw new UsageError(`--to FORMAT is missing; FORMAT is one of ${names.join(', ')}`)
  const format = writable.find(({ name }) => name === to)
  if (!format) throw unknownName('format', to, names)
  const { program } = await loadChecked(nameOrFile!)
  const { text, notes } = format.write!(program)
  reportNotes(notes, terminal)
  writeOrPrint(text, out, terminal)
})
