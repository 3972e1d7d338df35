// The live simulator on a terminal, in real time or faster.

import type { ReadStream, WriteStream } from 'node:tty'
import { toAnsi } from '../../lib/terminal/lines.ts'
import { memoryOf, toBytes } from '../journal/memory.ts'
import type { MemoryFile } from '../journal/memory-file.ts'
import type { ProgramSource } from './program-source.ts'
import type { RecordFile } from './record-file.ts'
import { layOut } from './screen.ts'
import { type LiveOptions, LiveSession } from './session.ts'
import type { View } from './view.ts'

const FRAME_MS = 66
/** Computing a frame takes at most this time: on a slow machine the speed drops, and the screen stays smooth. */
const BUDGET_MS = 50

export interface Terminal {
  input: Pick<ReadStream, 'setRawMode' | 'setEncoding' | 'resume' | 'pause' | 'on' | 'off'>
  output: Pick<WriteStream, 'columns' | 'rows' | 'write' | 'on' | 'off'>
  env: NodeJS.ProcessEnv
}

/** The alternate screen without a cursor, cleared; and back. */
const ENTER_SCREEN = '\x1b[?1049h\x1b[?25l\x1b[2J'
const LEAVE_SCREEN = '\x1b[?25h\x1b[?1049l'
const CLEAR_SCREEN = '\x1b[2J'

const ESCAPE = '\x1b'
/** Sequences of arrows and function keys: their letters are not keys. */
const ESCAPE_SEQUENCES = new RegExp(`${ESCAPE}(?:\\[[\\d;?]*[@-~]|O.|.)?`, 'g')
const EXIT_SIGNALS = ['SIGTERM', 'SIGHUP', 'SIGINT'] as const

/** What a screen shows, and what its keys act on. */
export interface Screen {
  /** Does what the key stands for. Returns false for quit. */
  pressKey(key: string): boolean
  /** Lets real time pass, or less if that takes more than `budgetMs` to compute. */
  tick(realMs: number, budgetMs: number): void
  getView(): View
}

/** Draws frames, and writes only the lines that changed: a screen at rest costs nothing. */
function createPainter(session: Screen, { output, env }: Terminal) {
  const hasColor = !env.NO_COLOR
  let drawn: string[] = []
  return {
    draw(): void {
      const lines = toAnsi(layOut(session.getView(), output.columns, output.rows), hasColor)
      let text = ''
      for (let row = 0; row < Math.max(lines.length, drawn.length); row++)
        if (lines[row] !== drawn[row]) text += `\x1b[${row + 1};1H${lines[row] ?? ''}\x1b[K`
      drawn = lines
      if (text) output.write(text)
    },
    clear(): void {
      drawn = []
      output.write(CLEAR_SCREEN)
    },
  }
}

/** Promise.withResolvers, which Node 20 does not have. */
function withResolvers() {
  let resolve = () => {}
  let reject: (error: unknown) => void = () => {}
  const promise = new Promise<void>((onResolve, onReject) => {
    resolve = onResolve
    reject = onReject
  })
  return { promise, resolve, reject }
}

/** Plays until the owner quits or the process gets a signal. Rejects if a frame or a key throws. */
async function playUntilQuit(
  session: Screen,
  input: Terminal['input'],
  draw: () => void,
  ended?: Promise<unknown>,
): Promise<void> {
  let lastMs = performance.now()
  const { promise, resolve, reject } = withResolvers()
  const guarded =
    <T extends unknown[]>(run: (...args: T) => void) =>
    (...args: T) => {
      try {
        run(...args)
      } catch (error) {
        reject(error)
      }
    }
  const onKeys = guarded((keys: string) => {
    for (const key of keys.replace(ESCAPE_SEQUENCES, '')) if (!session.pressKey(key)) resolve()
  })
  const onFrame = guarded(() => {
    const now = performance.now()
    session.tick(now - lastMs, BUDGET_MS)
    lastMs = now
    draw()
  })
  const timer = setInterval(onFrame, FRAME_MS)
  input.on('data', onKeys)
  input.on('end', resolve)
  void ended?.then(resolve)
  for (const signal of EXIT_SIGNALS) process.once(signal, resolve)
  try {
    draw()
    await promise
  } finally {
    clearInterval(timer)
    input.off('data', onKeys)
    input.off('end', resolve)
    for (const signal of EXIT_SIGNALS) process.off(signal, resolve)
  }
}

interface ScreenHooks {
  /** Called when the screen is there, and before it goes. */
  begin?: () => void
  finish?: () => void
  /** Ends it, too. */
  ended?: Promise<unknown>
}

/** Shows a session until its user quits. Whatever happens, the terminal is restored. */
export async function runScreen(session: Screen, terminal: Terminal, { begin, finish, ended }: ScreenHooks = {}) {
  const { input, output } = terminal
  const painter = createPainter(session, terminal)
  try {
    input.setRawMode(true)
    input.setEncoding('utf8')
    input.resume()
    output.write(ENTER_SCREEN)
    output.on('resize', painter.clear)
    begin?.()
    await playUntilQuit(session, input, painter.draw, ended)
  } finally {
    finish?.()
    output.off('resize', painter.clear)
    output.write(LEAVE_SCREEN)
    input.setRawMode(false)
    input.pause()
  }
}

export interface LiveFiles {
  record?: RecordFile | undefined
  save?: MemoryFile | undefined
  /** What plays in place of the rotation. */
  source?: ProgramSource | undefined
}

/**
 * Runs until quit. Whatever happens, the terminal is restored and the files are written. Returns the exit code: 1
 * if a file could not be written, otherwise 0.
 */
export async function runLive(
  options: LiveOptions,
  terminal: Terminal,
  { record, save, source }: LiveFiles = {},
): Promise<number> {
  const session = new LiveSession(options)
  let written: ReturnType<RecordFile['write']>[] = []
  try {
    await runScreen(session, terminal, {
      begin: () => source?.start(session),
      // The files first: if the terminal is gone, restoring it may throw.
      finish: () => {
        source?.close()
        written = [record?.write(session.toScenario()), save?.write(toBytes(memoryOf(session.device)))].filter(
          (file) => !!file,
        )
      },
    })
  } finally {
    for (const { message } of written) terminal.output.write(`${message}\n`)
  }
  return written.some(({ failed }) => failed) ? 1 : 0
}
