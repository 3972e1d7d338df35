// The live simulator: a massager in real time, times the speed chosen, played with single keys. All that happens to it
// is a step of a scenario and is recorded; played again the recording gives the same trace.

import type { ReadStream, WriteStream } from 'node:tty'
import { toAnsi } from '../../lib/terminal/lines.ts'
import type { Program } from '../../programs/language/write.ts'
import type { MotorProfile } from '../../src/motor/profile.ts'
import { DARK, Device, LONG_PRESS_MS, PRESS_GAP_MS, PRESS_MS, type TraceLine } from '../device/device.ts'
import { type Memory, type MemoryFile, memoryOf, putMemory, toJson } from '../journal/memory.ts'
import { readStep } from '../script/parse.ts'
import { givenLines, Recording } from '../script/record.ts'
import type { Run } from '../script/step.ts'
import { FIELDS } from '../world/fields.ts'
import { History, type Sample } from './history.ts'
import type { RecordFile } from './record-file.ts'
import { layOut, type View } from './screen.ts'

/** How much faster than real time it goes, and how many samples a column of the screen then stands for. */
const SPEEDS = [1, 10, 100, 1000]
const FRAME_MS = 66
/** After a pause of the whole process (a closed lid) time goes on from here, it does not catch up. */
const MAX_FRAME_MS = 250
/** Computing a frame takes no longer: on a slow machine the speed gives way, not the screen. */
const BUDGET_MS = 50
/** A sample of everything, in simulated time. */
export const SAMPLE_MS = 500
/** Edges of the button to come: more are not waited for, or a key that is held would press for minutes. */
const MAX_EDGES = 12
/** What the keys change: the cell's charge in %, the room in °C, and the hand in N. */
const CHARGE_STEP = 5
const WARMTH_STEP = 1
const HAND_N = 20

const HINTS: Record<string, string> = {
  locked: 'press t (three presses) to unlock',
  off: 'press l (long) to start',
  fault: 'press l (long) to clear it',
  charging: 'press c to pull the charger',
  dark: 'no power: press c or + to charge the cell',
}
const NO_CELL = 'no power: press x to put the cell back'

export interface LiveOptions {
  programs: readonly string[]
  rotation: readonly Program[]
  motor: MotorProfile
  /** Of the world it plays in. */
  seed: number
  /** What the device had stored before; else it is new. */
  memory?: Memory | undefined
  /** Called for every trace line, as it happens. */
  trace?: (line: TraceLine) => void
}

/** The simulator without the terminal: keys and real time in, a view out. */
export class LiveSession {
  readonly device: Device
  readonly recording: Recording
  readonly history = new History(SPEEDS)
  speed = SPEEDS[0]!
  readonly #rotation: readonly Program[]
  readonly #run: Run
  /** Edges of the button still to come, in order. */
  readonly #edges: { ms: number; closed: boolean }[] = []
  #sampleAt = SAMPLE_MS
  #cellOut = false

  constructor({ programs, rotation, motor, seed, memory, trace }: LiveOptions) {
    this.device = new Device({ programs, motor, world: {}, seed, trace })
    if (memory) putMemory(this.device, memory)
    this.#run = { device: this.device, names: rotation.map(({ name }) => name), since: [], settings: [] }
    this.recording = new Recording(givenLines({ world: {}, seed, motor: motor.name }))
    this.#rotation = rotation
  }

  /** One step of a scenario happens now, and is recorded. */
  #happen(text: string): void {
    const { step, args } = readStep(text, this.#run.names)
    if (!('act' in step)) return
    this.recording.note(this.device.now, text)
    step.act(this.#run, args)
  }

  /** What happened so far, as a scenario. */
  recorded(): string {
    return this.recording.toText(this.device.now)
  }

  /** Does what a key stands for; false for quit. */
  key(key: string): boolean {
    if (key === 'q' || key === '\x03') return false
    this.#actions[key]?.()
    return true
  }

  readonly #actions: Record<string, () => void> = {
    ' ': () => this.#press(1),
    d: () => this.#press(2),
    t: () => this.#press(3),
    l: () => this.#press(1, LONG_PRESS_MS),
    c: () => this.#happen(this.device.world.plugged ? 'charger out' : 'charger in'),
    b: () => this.#happen(this.device.world.pressN > 0 ? 'lift it off' : `press it on with ${HAND_N} N`),
    j: () => this.#happen(this.device.world.motor.stalled ? 'free the motor' : 'stall the motor'),
    x: () => {
      this.#cellOut = !this.#cellOut
      this.#happen(this.#cellOut ? 'lose power' : 'power back')
    },
    f: () => this.#happen(this.device.contacts.stuck ? 'the button is free' : 'the button sticks'),
    '+': () => this.#charge(CHARGE_STEP),
    '-': () => this.#charge(-CHARGE_STEP),
    w: () => this.#warm(WARMTH_STEP),
    e: () => this.#warm(-WARMTH_STEP),
    p: () => this.#happen('power off and on'),
    s: () => {
      this.speed = SPEEDS[(SPEEDS.indexOf(this.speed) + 1) % SPEEDS.length]!
    },
  }

  #press(count: number, pressMs = PRESS_MS): void {
    const last = this.#edges.at(-1)?.ms ?? Number.NEGATIVE_INFINITY
    let ms = Math.max(this.device.now, last + PRESS_GAP_MS)
    for (let i = 0; i < count && this.#edges.length < MAX_EDGES; i++) {
      this.#edges.push({ ms, closed: true }, { ms: ms + pressMs, closed: false })
      ms += pressMs + PRESS_GAP_MS
    }
  }

  #charge(step: number): void {
    const percent = Math.round(this.device.world.cell.charge * 100) + step
    this.#happen(`cell at ${Math.max(0, Math.min(100, percent))} %`)
  }

  #warm(step: number): void {
    const { min, max } = FIELDS.roomC
    this.#happen(`room ${Math.max(min, Math.min(max, this.device.world.roomC + step))} C`)
  }

  /** Lets `realMs` of real time pass; less of it where that takes more than `budgetMs` to compute. */
  tick(realMs: number, budgetMs = Number.POSITIVE_INFINITY): void {
    const end = this.device.now + Math.round(Math.min(realMs, MAX_FRAME_MS) * this.speed)
    const began = performance.now()
    for (;;) {
      const edge = this.#edges[0]
      const at = Math.min(edge?.ms ?? end, this.#sampleAt)
      if (at > end) break
      this.#waitUntil(at)
      if (edge && edge.ms <= at) {
        this.#edges.shift()
        this.#happen(edge.closed ? 'hold the button' : 'let go')
      } else if (this.#sampleAt <= at) {
        this.#sampleAt += SAMPLE_MS
        this.history.push(this.#sample())
        if (performance.now() - began > budgetMs) return
      } else break
    }
    this.#waitUntil(end)
  }

  /**
   * Not to wait is not the same as to wait for nothing, in which what is due now is done. Between two things that happen
   * at the same ms a scenario does not wait, so that may not be done here either.
   */
  #waitUntil(ms: number): void {
    if (ms > this.device.now) this.device.wait(ms - this.device.now)
  }

  #sample(): Sample {
    const { device } = this
    const { out, state, world } = device
    return {
      state,
      // Of a firmware that no longer runs nothing reaches the motor.
      level: device.state === DARK ? 0 : out.level,
      hertz: device.hertz(),
      duty: out.duty,
      volts: this.#cellOut ? Number.NaN : world.volts,
      celsius: world.heat.caseC,
      lit: out.light > 0,
    }
  }

  view(): View {
    const { device, speed } = this
    const { motor, out, state, world } = device
    const program = this.#rotation[out.program]!
    return {
      ...this.#sample(),
      seconds: device.now / 1000,
      speed,
      fault: state === 'fault' ? out.fault : 0,
      hint: (this.#cellOut ? NO_CELL : HINTS[state]) ?? '',
      program: program.name,
      title: program.title,
      strength: out.strength,
      charge: world.cell.charge,
      roomC: world.roomC,
      pressN: world.pressN,
      stalled: world.motor.stalled,
      plugged: world.plugged,
      cellOut: this.#cellOut,
      pressed: device.contacts.finger === 1,
      stuck: device.contacts.stuck,
      topHertz: motor.hz.at(-1)!,
      history: this.history.columns(speed),
      columnS: (speed * SAMPLE_MS) / 1000,
    }
  }
}

export interface Terminal {
  input: Pick<ReadStream, 'setRawMode' | 'setEncoding' | 'resume' | 'pause' | 'on' | 'off'>
  output: Pick<WriteStream, 'columns' | 'rows' | 'write' | 'on' | 'off'>
  env: NodeJS.ProcessEnv
}

const ENTER = '\x1b[?1049h\x1b[?25l\x1b[2J'
const LEAVE = '\x1b[?25h\x1b[?1049l'

const ESCAPE = '\x1b'
/** Escape sequences, as arrows and function keys send them: their letters are no keys. */
const SEQUENCES = new RegExp(`${ESCAPE}(?:\\[[\\d;?]*[@-~]|O.|.)?`, 'g')
const ENDING = ['SIGTERM', 'SIGHUP', 'SIGINT'] as const

/**
 * Runs until quit. The terminal is put back and the files written, whatever happens. Answers with the exit code: 0,
 * or 1 if one could not be written.
 */
export async function runLive(
  options: LiveOptions,
  { input, output, env }: Terminal,
  record?: RecordFile,
  save?: MemoryFile,
): Promise<number> {
  const session = new LiveSession(options)
  const color = !env.NO_COLOR
  let drawn: string[] = []
  let last = performance.now()

  const draw = () => {
    const lines = toAnsi(layOut(session.view(), output.columns, output.rows), color)
    // Only lines that changed are written: a screen at rest costs nothing.
    let text = ''
    for (let row = 0; row < Math.max(lines.length, drawn.length); row++)
      if (lines[row] !== drawn[row]) text += `\x1b[${row + 1};1H${lines[row] ?? ''}\x1b[K`
    drawn = lines
    if (text) output.write(text)
  }
  const resized = () => {
    drawn = []
    output.write('\x1b[2J')
  }

  const cleanUp: (() => void)[] = []
  let written: ReturnType<RecordFile['write']>[] = []
  try {
    input.setRawMode(true)
    input.setEncoding('utf8')
    input.resume()
    output.write(ENTER)
    output.on('resize', resized)
    await new Promise<void>((resolve, reject) => {
      const onKeys = (keys: string) => {
        try {
          for (const key of keys.replace(SEQUENCES, '')) if (!session.key(key)) resolve()
        } catch (error) {
          reject(error)
        }
      }
      const timer = setInterval(() => {
        try {
          const now = performance.now()
          session.tick(now - last, BUDGET_MS)
          last = now
          draw()
        } catch (error) {
          reject(error)
        }
      }, FRAME_MS)
      input.on('data', onKeys)
      input.on('end', resolve)
      for (const signal of ENDING) process.once(signal, resolve)
      cleanUp.push(() => {
        clearInterval(timer)
        input.off('data', onKeys)
        input.off('end', resolve)
        for (const signal of ENDING) process.off(signal, resolve)
      })
      draw()
    })
  } finally {
    // First of all: when the terminal is gone, what follows may throw.
    const { device } = session
    written = [record?.write(session.recorded()), save?.write(toJson(memoryOf(device)))].filter((file) => !!file)
    for (const undo of cleanUp) undo()
    output.off('resize', resized)
    output.write(LEAVE)
    input.setRawMode(false)
    input.pause()
    for (const { said } of written) output.write(`${said}\n`)
  }
  return written.some(({ failed }) => failed) ? 1 : 0
}
