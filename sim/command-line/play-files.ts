// Plays scenario files for the command line: with a bar where it takes long, ended cleanly by Ctrl-C, and with
// pictures, a table or a recording of the run where they are asked for.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { mayWrite, writeOut } from '../../lib/command-line/out-file.ts'
import { type Screen, UsageError, unknownName } from '../../lib/command-line/usage.ts'
import type { MotorProfile } from '../../src/motor/profile.ts'
import type { Device } from '../device/device.ts'
import { type Memory, memoryOf, toJson } from '../journal/memory.ts'
import { Bar, type BarStream, Log, toCsv, toPng, toSvg } from '../plot/index.ts'
import { ScenarioError } from '../script/parse.ts'
import { type Programs, type Progress, playInSlices, type ScenarioOptions } from '../script/play.ts'
import { givenLines, Recording } from '../script/record.ts'
import { ExpectationError } from '../script/step.ts'

export interface Wanted {
  json: boolean
  /** Files to write. */
  svg?: string | undefined
  png?: string | undefined
  csv?: string | undefined
  record?: string | undefined
  save?: string | undefined
  /** What the device had stored before. */
  memory?: Memory | undefined
  motor: MotorProfile
}

/** Exit codes: an expectation that failed, and what shells say of Ctrl-C. */
export const FAILED = 1
export const INTERRUPTED = 130

/** Between two samples of a run while the motor turns, and while it stands still, in ms. */
const TURNING_MS = 50
const STILL_MS = 5000
/** Real time after which others have their turn, the keyboard among them. */
const TURN_MS = 50

/** The files a mistyped name may have meant: those beside it, and the scenarios of the project. */
function neighbours(file: string): string[] {
  const folders = [dirname(file), 'sim/scenarios']
  return folders.flatMap((folder) => (existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : []))
}

export function readScenario(file: string): string {
  if (!existsSync(file)) throw unknownName('file', file, neighbours(file), basename)
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new UsageError(`cannot read ${file}: ${(error as NodeJS.ErrnoException).code}`)
  }
}

/** Runs to the end, or until Ctrl-C; `shown` is called every now and then. Undefined if it was stopped. */
export async function untilStopped<P, R>(run: Generator<P, R>, shown: (progress: P) => void): Promise<R | undefined> {
  let stopped = false
  const stop = () => {
    stopped = true
  }
  process.once('SIGINT', stop)
  try {
    let turnAt = performance.now() + TURN_MS
    for (;;) {
      const { done, value } = run.next()
      if (done) return value
      if (performance.now() < turnAt) continue
      shown(value)
      await setImmediate()
      if (stopped) return undefined
      turnAt = performance.now() + TURN_MS
    }
  } finally {
    process.off('SIGINT', stop)
  }
}

/** What there is to see of a device, for a plot. */
function sampleOf(device: Device) {
  const { status, world, hal, now } = device
  const dark = !hal.isPowered
  return {
    ms: now,
    state: device.state,
    level: status.level,
    duty: status.duty,
    hertz: world.hertz,
    batteryMv: dark ? Number.NaN : world.volts * 1000,
    celsius: world.fixedC ?? world.heat.caseC,
    isLit: status.light > 0,
  }
}

/** Options that fill a log. */
export function logging(log: Log): Pick<ScenarioOptions, 'onStep' | 'poll'> {
  const run = (device: Device) => log.add(sampleOf(device))
  return { onStep: run, poll: { everyMs: (device) => (device.hertz() > 0 ? TURNING_MS : STILL_MS), run } }
}

/** One file: how many expectations were met in how many ms, or undefined if it was stopped. */
async function playFile(file: string, wanted: Wanted, programs: Programs, screen: Screen, stream: BarStream) {
  const { json, svg, png, csv, record, save, memory, motor } = wanted
  const log = svg || png || csv ? new Log() : undefined
  let recording: Recording | undefined
  let played: Device | undefined
  const stored: string[] = []
  const run = playInSlices(readScenario(file), {
    ...programs,
    motor,
    memory,
    ...(json && { onTrace: (line) => screen.print(JSON.stringify(line)) }),
    ...(log && logging(log)),
    onLine: (device, { step, text }) => {
      played = device
      if (step.kind === 'given') stored.push(text)
      else if (step.kind === 'event') {
        recording ??= new Recording([...givenLines(device.given), ...stored])
        recording.note(device.now, text)
      }
    },
    onEnd: (device) => {
      played = device
    },
  })
  const bar = new Bar(stream, () => performance.now())
  try {
    return await untilStopped(run, (progress: Progress) => bar.show(progress.ms / progress.ofMs, basename(file)))
  } finally {
    bar.clear()
    const picture = log && toSvg(log, basename(file))
    if (svg) writeOut(svg, picture!)
    if (png) writeOut(png, await toPng(picture!, 'light'))
    if (csv) writeOut(csv, toCsv(log!))
    if (record && recording) writeOut(record, recording.toText(played!.now))
    if (save && played) writeOut(save, toJson(memoryOf(played)))
  }
}

/** Plays scenario files; the exit code. */
export async function playFiles(
  files: readonly string[],
  wanted: Wanted,
  programs: Programs,
  screen: Screen,
  stream: BarStream,
): Promise<number> {
  const one = (['svg', 'png', 'csv', 'record', 'save'] as const).find((name) => wanted[name] !== undefined)
  if (one && files.length > 1) throw new UsageError(`--${one} is of one scenario, and here are ${files.length}`)
  for (const out of [wanted.svg, wanted.png, wanted.csv, wanted.record, wanted.save])
    if (out !== undefined) mayWrite(out)
  let exitCode = 0
  for (const file of files) {
    try {
      const result = await playFile(file, wanted, programs, screen, stream)
      if (!result) {
        screen.complain(`${file}: stopped`)
        return INTERRUPTED
      }
      if (!wanted.json)
        screen.print(`${file}: ${result.expectations} expectations met, ${result.simulatedMs / 1000} s played`)
    } catch (error) {
      if (error instanceof ScenarioError) throw new UsageError(`${file}: ${error.message}`)
      if (!(error instanceof ExpectationError)) throw error
      screen.complain(`${file}: ${error.message}`)
      exitCode = FAILED
    }
  }
  return exitCode
}
