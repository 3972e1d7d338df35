// `unknot sim FILE…`: plays scenarios, and writes pictures, a table, a recording or the memory of a run.

import { basename } from 'node:path'
import { runLong } from '../../lib/command-line/long-run.ts'
import { checkWritable, writeFile } from '../../lib/command-line/out-file.ts'
import { FAILED, INTERRUPTED, type Terminal, UsageError } from '../../lib/command-line/usage.ts'
import type { BuiltFile } from '../built/built-file.ts'
import { builtScenario, whyNotOn } from '../built/scenario.ts'
import type { Device } from '../device/device.ts'
import { type Memory, memoryOf, toJson } from '../journal/memory.ts'
import { readMemory, savedIn } from '../journal/memory-file.ts'
import { recordedIn } from '../live/record-file.ts'
import { Log, toCsv, toPng, toSvg } from '../plot/index.ts'
import { parse, ScenarioError } from '../script/parse.ts'
import { playInSlices, type ScenarioOptions } from '../script/play.ts'
import { givenLines, Recording } from '../script/record.ts'
import { ExpectationError } from '../script/step.ts'
import { clockOf } from '../signals/clock.ts'
import { motorNamed, rotationPrograms } from './options.ts'
import { logInto } from './run-log.ts'
import { readScenario } from './scenario-file.ts'

export interface SimFlags {
  json?: boolean
  say?: boolean
  /** Files to write. */
  svg?: string
  png?: string
  csv?: string
  record?: string
  save?: string
  /** A file with what the device had stored before. */
  memory?: string
  motor?: string
}

/** Each of these is a file for one run. */
const OUT_FILES = ['svg', 'png', 'csv', 'record', 'save'] as const

/** What is kept of a run to be written at its end. */
interface Run {
  device?: Device
  log?: Log
  recording?: Recording
}

/** Options of a run that keep what these flags need. */
function keepFor({ svg, png, csv }: SimFlags, run: Run): Partial<ScenarioOptions> {
  const stored: string[] = []
  if (svg ?? png ?? csv) run.log = new Log()
  return {
    ...(run.log && logInto(run.log)),
    onLine: (device, { step, text }) => {
      run.device = device
      if (step.kind === 'given') stored.push(text)
      else if (step.kind === 'event') {
        run.recording ??= new Recording([...givenLines(device.given), ...stored])
        run.recording.note(device.now, text)
      }
    },
    onEnd: (device) => {
      run.device = device
    },
  }
}

/** Writes the files of a run. Returns a line for each kind of file. Throws UsageError. */
async function writeFiles(file: string, flags: SimFlags, { device, log, recording }: Run): Promise<string[]> {
  const { svg, png, csv, record, save, memory } = flags
  const lines: string[] = []
  if (log) {
    const picture = toSvg(log, basename(file))
    if (svg) writeFile(svg, picture)
    if (png) writeFile(png, await toPng(picture, 'light'))
    if (csv) writeFile(csv, toCsv(log))
    lines.push(`made ${[svg, png, csv].filter((name) => name !== undefined).join(', ')}`)
  }
  if (record && recording && device) {
    writeFile(record, recording.toText(device.now))
    lines.push(recordedIn(record, memory))
  }
  if (save && device) {
    writeFile(save, toJson(memoryOf(device)))
    lines.push(savedIn(save))
  }
  return lines
}

/** Plays one scenario. Returns the exit code. Throws UsageError and ExpectationError. */
async function playFile(file: string, flags: SimFlags, options: ScenarioOptions, terminal: Terminal): Promise<number> {
  const { print, complain, stderr } = terminal
  const say = flags.json ? () => {} : print
  const run: Run = {}
  const work = playInSlices(readScenario(file), {
    ...options,
    ...keepFor(flags, run),
    ...(flags.json && { onTrace: (line) => print(JSON.stringify(line)) }),
    ...(flags.json && { onSay: ({ t, says }) => print(JSON.stringify({ t, says })) }),
    ...(flags.say && { onSay: ({ t, says }) => print(`${clockOf(t)} ${says}`) }),
  })
  try {
    const result = await runLong(work, stderr, ({ ms, ofMs }) => [ms / ofMs, basename(file)])
    if (result) {
      say(`${file}: ${result.expectations} expectations met, ${result.simulatedMs / 1000} s played`)
      const { unseen } = result
      if (unseen.length > 0)
        say(
          `${file}: ${unseen.length} steps not judged, because nothing outside shows it: ${[...new Set(unseen)].join(', ')}`,
        )
    } else complain(`${file}: stopped`)
    return result ? 0 : INTERRUPTED
  } finally {
    for (const line of await writeFiles(file, flags, run)) say(line)
  }
}

/** Reads every scenario before the first is played. Throws UsageError with the mistakes of all. */
function refuseMistakes(files: readonly string[]): void {
  const { names } = rotationPrograms()
  const messages = files.flatMap((file) => {
    const text = readScenario(file)
    try {
      parse(text, names)
      return []
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error
      return error.inFile(file, text).message
    }
  })
  if (messages.length > 0) throw new UsageError(messages.join('\n'))
}

/** Plays scenarios, one after the other, with `built` on that file. Returns the exit code. Throws UsageError. */
export async function playFiles(
  files: readonly string[],
  flags: SimFlags,
  terminal: Terminal,
  built?: BuiltFile,
): Promise<number> {
  const motor = motorNamed(flags.motor)
  const memory: Memory | undefined = flags.memory === undefined ? undefined : readMemory(flags.memory)
  for (const name of OUT_FILES) {
    const out = flags[name]
    if (out === undefined) continue
    if (files.length > 1) throw new UsageError(`--${name} takes one scenario, but got ${files.length}`)
    checkWritable(out)
  }
  refuseMistakes(files)
  const options = { ...rotationPrograms(), motor, memory, ...(built && builtScenario(built)) }
  let exitCode = 0
  for (const file of files) {
    try {
      const why = built && whyNotOn(built.board, parse(readScenario(file), options.names))
      if (why !== undefined) {
        terminal.print(`${file}: not played: ${why}`)
        continue
      }
      const ended = await playFile(file, flags, options, terminal)
      if (ended === INTERRUPTED) return ended
    } catch (error) {
      if (error instanceof ScenarioError) throw error.inFile(file, readScenario(file))
      if (!(error instanceof ExpectationError)) throw error
      terminal.complain(`${file}: ${error.message}`)
      exitCode = FAILED
    }
  }
  return exitCode
}
