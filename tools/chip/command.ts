// `unknot sim`: plays scenarios in the simulator, or with --chip on the binary of an engine. The firmware is built first.

import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Board } from '../../hal/boards/board.ts'
import { boards } from '../../hal/boards/index.ts'
import { fileErrorReason } from '../../lib/command-line/file-error.ts'
import { runLong } from '../../lib/command-line/long-run.ts'
import {
  FAILED,
  INTERRUPTED,
  type Terminal,
  UsageError,
  unknownName,
  wholeNumber,
} from '../../lib/command-line/usage.ts'
import { refuse, rotationPrograms } from '../../sim/command-line/options.ts'
import type { SimFlags } from '../../sim/command-line/play-files.ts'
import { listScenarios, readScenario } from '../../sim/command-line/scenario-file.ts'
import type { TraceLine } from '../../sim/device/trace.ts'

export interface ChipFlags extends SimFlags {
  /** The UF2 file of the engine. */
  chip?: string
  board?: string
  miss?: string
  compare?: boolean
  /** Play on the built file of `board`. */
  built?: boolean
}

const ROOT = join(import.meta.dirname, '../..')
const SCENARIOS = join(ROOT, 'sim/scenarios')
const PAGE = 'docs/contributor/chip.md'
const CHIP_BOARDS = ['pico', 'pico-w', 'rp2040']
/** A cache miss cannot take longer than a read of a line from the slowest flash. */
const MAX_MISS = 1000

function readUf2(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new UsageError(`cannot read ${file}: ${fileErrorReason(error)}`)
  }
}

/** The board that the engine was built for. Throws UsageError. */
async function boardOf(file: string, uf2: Buffer, named: string | undefined): Promise<Board> {
  const { findBoardOf, ImageError, readEngine } = await import('../../sim/chip/board/flash-image.ts')
  try {
    const engine = readEngine(uf2)
    if (named !== undefined && !CHIP_BOARDS.includes(named)) throw unknownName('board', named, CHIP_BOARDS)
    const name = named ?? findBoardOf(engine)
    if (name === undefined)
      throw new UsageError(
        `${file} has no engine that is known here; expected Kaluma 1.2.1 for pico or pico-w, or Espruino for RP2040_PICO (see ${PAGE})`,
      )
    return boards[name]!
  } catch (error) {
    if (error instanceof ImageError) throw new UsageError(`${file} ${error.message}`)
    throw error
  }
}

/** What a board stores. */
async function buildFor(board: Board): Promise<string> {
  const [{ bundle }, { storedCode }, { compiledRotation }] = await Promise.all([
    import('../build/bundle.ts'),
    import('../build/tokens.ts'),
    import('../../programs/index.ts'),
  ])
  return storedCode(board, await bundle(ROOT, board, compiledRotation()))
}

/** What a scenario needs to be played. */
interface Setup {
  uf2File: string
  uf2: Buffer
  board: Board
  code: string
  missCycles: number
  flags: ChipFlags
  terminal: Terminal
}

/** Prints both traces of a scenario. */
async function printComparison(text: string, chip: readonly TraceLine[], { board, terminal }: Setup): Promise<void> {
  const [{ compareTraces, formatComparison }, { runScenario }] = await Promise.all([
    import('../../sim/chip/play/compare.ts'),
    import('../../sim/script/play.ts'),
  ])
  const sim: TraceLine[] = []
  let hasBegun = false
  runScenario(text, {
    ...rotationPrograms(),
    motor: board.motor,
    checksExpectations: false,
    onTrace: (line) => sim.push(line),
    // Stored settings take a restart of the simulated device, before the first event.
    onLine: (_, { step }) => {
      if (!hasBegun) sim.length = 0
      hasBegun ||= step.kind !== 'given'
    },
  })
  for (const line of formatComparison(compareTraces(sim, chip))) terminal.print(line)
}

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

/** Plays one scenario. Returns the exit code. Throws UsageError. */
async function playOne(file: string, setup: Setup): Promise<number> {
  const { uf2File, uf2, board, code, missCycles, flags, terminal } = setup
  const { print, complain, stderr } = terminal
  const [{ ImpossibleError, playOnChip }, { BootError }, { ImageError }, { ExpectationError }, { ScenarioError }] =
    await Promise.all([
      import('../../sim/chip/play/play.ts'),
      import('../../sim/chip/play/chip-device.ts'),
      import('../../sim/chip/board/flash-image.ts'),
      import('../../sim/script/step.ts'),
      import('../../sim/script/parse.ts'),
    ])
  const text = readScenario(file)
  const { names } = rotationPrograms()
  const trace: TraceLine[] = []
  let longestMs = 0
  const onTrace = (line: TraceLine) => {
    const rounded = { ...line, t: Number(line.t.toFixed(3)) }
    trace.push(rounded)
    if (flags.json) print(JSON.stringify(rounded))
  }
  const onPass = ({ motorOnMs }: { motorOnMs: number }) => {
    longestMs = Math.max(longestMs, motorOnMs)
  }
  const say = flags.json ? () => {} : print
  let exitCode = 0
  try {
    const work = playOnChip(text, { board, uf2, code, names, missCycles, onTrace, onPass })
    const result = await runLong(work, stderr, ({ ms, ofMs }) => [Math.min(1, ms / Math.max(1, ofMs)), basename(file)])
    if (!result) {
      complain(`${file}: stopped`)
      return INTERRUPTED
    }
    const { expectations, latestMs, emulatedMs, unseen, unseenSteps, bootMs } = result
    say(
      `${file}: ${plural(expectations, 'expectation')} met, at most ${latestMs.toFixed(0)} ms late; ${(emulatedMs / 1000).toFixed(1)} s on ${board.name}, booted in ${bootMs[0]!.toFixed(0)} ms, longest pass with the motor on ${longestMs.toFixed(0)} ms`,
    )
    if (unseen > 0)
      say(`${file}: ${plural(unseen, 'step')} not judged, because no pin shows it: ${unseenSteps.join(', ')}`)
  } catch (error) {
    if (error instanceof ScenarioError) throw error.inFile(file, text)
    if (error instanceof ImageError) throw new UsageError(`${uf2File} ${error.message}`)
    if (error instanceof ImpossibleError) say(`${file}: not played: ${error.message}`)
    else if (error instanceof BootError) {
      complain(`${uf2File}: ${error.message}`)
      return FAILED
    } else if (error instanceof ExpectationError) {
      complain(`${file}: ${error.message}`)
      exitCode = FAILED
    } else throw error
  }
  if (flags.compare && !flags.json) await printComparison(text, trace, setup)
  return exitCode
}

/** Plays scenarios on the engine that --chip names. */
async function playChip(
  uf2File: string,
  files: readonly string[],
  flags: ChipFlags,
  terminal: Terminal,
): Promise<number> {
  refuse(
    flags,
    ['say', 'svg', 'png', 'csv', 'record', 'save', 'memory', 'motor', 'built'],
    (flag) => `${flag} does not go with --chip`,
  )
  const missCycles = wholeNumber('--miss', flags.miss ?? '0', 0, MAX_MISS)
  const uf2 = readUf2(uf2File)
  const board = await boardOf(uf2File, uf2, flags.board)
  const setup = { uf2File, uf2, board, code: await buildFor(board), missCycles, flags, terminal }
  const all = files.length > 0 ? files : readdirSync(SCENARIOS).map((name) => join('sim/scenarios', name))
  let exitCode = 0
  for (const file of all) {
    const ended = await playOne(file, setup)
    if (ended === INTERRUPTED) return ended
    exitCode ||= ended
  }
  return exitCode
}

/** Returns the exit code. Throws UsageError. */
export async function sim(files: readonly string[], flags: ChipFlags, terminal: Terminal): Promise<number> {
  if (flags.chip !== undefined) return playChip(flags.chip, files, flags, terminal)
  refuse(flags, ['compare', 'miss'], (flag) => `${flag} needs --chip`)
  if (flags.json) refuse(flags, ['say'], (flag) => `${flag} does not go with --json, which says the same`)
  if (flags.built) {
    refuse(flags, ['svg', 'png', 'csv', 'memory', 'motor'], (flag) => `${flag} does not go with --built`)
    if (flags.board === undefined) throw new UsageError('--built needs --board BOARD; see unknot boards')
  } else refuse(flags, ['board'], (flag) => `${flag} needs --chip or --built`)
  const scenarios = files.length > 0 ? files : listScenarios()
  if (scenarios.length === 0)
    throw new UsageError(
      'unknot sim needs FILE: scenarios to play, such as sim/scenarios/off.txt (docs/maker/scenarios.md)',
    )
  const { playFiles } = await import('../../sim/command-line/play-files.ts')
  if (!flags.built) return playFiles(scenarios, flags, terminal)
  const { buildFile } = await import('../built/built-file.ts')
  return playFiles(scenarios, flags, terminal, await buildFile(flags.board!))
}
