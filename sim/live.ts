// The live simulator: a massager in real time, times the speed chosen, played with single keys.

import type { ReadStream, WriteStream } from 'node:tty'
import type { Program } from '../programs/language/write.ts'
import type { MotorProfile } from '../src/motor.ts'
import { Device, LONG_PRESS_MS, PRESS_GAP_MS, PRESS_MS } from './device.ts'
import { layOut, toAnsi, type View } from './screen.ts'
import { readStep } from './script/parse.ts'
import { givenLines, Recording } from './script/record.ts'
import type { Run } from './script/step.ts'

const SPEEDS = [1, 10, 100, 1000]
const FRAME_MS = 66
/** After a pause of the whole process (a closed lid) time goes on from here, it does not catch up. */
const MAX_FRAME_MS = 250
/** A sample of the level, in simulated time, and how many are kept. */
export const SAMPLE_MS = 500
const MAX_SAMPLES = 400
/** What the keys change: the cell's charge in %, the room in °C, and the hand in N. */
const CHARGE_STEP = 5
const WARMTH_STEP = 1
const HAND_N = 20

const HINTS: Record<string, string> = {
  locked: 'press t (three presses) to unlock',
  off: 'press l (long) to start',
  fault: 'press l (long) to clear it',
  charging: 'press c to pull the charger',
}

export interface LiveOptions {
  programs: readonly string[]
  rotation: readonly Program[]
  motor: MotorProfile
  /** Of the world it plays in. */
  seed: number
}

/** The simulator without the terminal: keys and real time in, a view out. */
export class LiveSession {
  readonly device: Device
  readonly recording: Recording
  readonly history: number[] = []
  speed = SPEEDS[0]!
  readonly #rotation: readonly Program[]
  readonly #run: Run
  /** Edges of the button still to come, [ms, closed], in order. */
  readonly #edges: [number, number][] = []
  #sampleAt = SAMPLE_MS

  constructor({ programs, rotation, motor, seed }: LiveOptions) {
    this.device = new Device({ programs, motor, world: {}, seed })
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
    '+': () => this.#charge(CHARGE_STEP),
    '-': () => this.#charge(-CHARGE_STEP),
    w: () => this.#happen(`room ${this.device.world.roomC + WARMTH_STEP} C`),
    e: () => this.#happen(`room ${this.device.world.roomC - WARMTH_STEP} C`),
    p: () => this.#happen('power off and on'),
    s: () => {
      this.speed = SPEEDS[(SPEEDS.indexOf(this.speed) + 1) % SPEEDS.length]!
    },
  }

  #press(count: number, ms = PRESS_MS): void {
    const last = this.#edges.at(-1)?.[0] ?? Number.NEGATIVE_INFINITY
    let at = Math.max(this.device.now, last + PRESS_GAP_MS)
    for (let i = 0; i < count; i++) {
      this.#edges.push([at, 1], [at + ms, 0])
      at += ms + PRESS_GAP_MS
    }
  }

  #charge(step: number): void {
    const percent = Math.round(this.device.world.cell.charge * 100) + step
    this.#happen(`cell at ${Math.max(0, Math.min(100, percent))} %`)
  }

  /** Lets `realMs` of real time pass. */
  tick(realMs: number): void {
    const { device } = this
    const end = device.now + Math.round(Math.min(realMs, MAX_FRAME_MS) * this.speed)
    for (;;) {
      const edge = this.#edges[0]
      const at = Math.max(device.now, Math.min(this.#sampleAt, edge?.[0] ?? end))
      if (at > end) break
      device.wait(at - device.now)
      if (edge && edge[0] <= at) {
        this.#edges.shift()
        this.#happen(edge[1] ? 'hold the button' : 'let go')
      }
      if (this.#sampleAt <= at) {
        this.#sampleAt += SAMPLE_MS
        this.history.push(device.out.level)
        if (this.history.length > MAX_SAMPLES) this.history.shift()
      }
      if (at >= end) break
    }
    device.wait(Math.max(0, end - device.now))
  }

  view(): View {
    const { device } = this
    const { state, out } = device
    const program = this.#rotation[out.program]!
    return {
      seconds: device.now / 1000,
      speed: this.speed,
      state: state === 'fault' ? `fault ${out.fault}` : state,
      hint: HINTS[state] ?? '',
      program: program.name,
      title: program.title,
      strength: out.strength,
      level: out.level,
      hertz: device.hertz(),
      duty: out.duty,
      volts: device.world.volts,
      charge: device.world.cell.charge,
      celsius: Math.round(device.world.heat.caseC),
      lit: out.light > 0,
      plugged: device.world.plugged,
      history: this.history,
      sampleS: SAMPLE_MS / 1000,
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

/** Runs until quit. The terminal is put back whatever happens. Exit code 0. */
export async function runLive(options: LiveOptions, { input, output, env }: Terminal): Promise<number> {
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
  try {
    input.setRawMode(true)
    input.setEncoding('utf8')
    input.resume()
    output.write(ENTER)
    output.on('resize', resized)
    await new Promise<void>((resolve, reject) => {
      const onKeys = (keys: string) => {
        for (const key of keys) if (!session.key(key)) resolve()
      }
      const timer = setInterval(() => {
        try {
          const now = performance.now()
          session.tick(now - last)
          last = now
          draw()
        } catch (error) {
          reject(error)
        }
      }, FRAME_MS)
      input.on('data', onKeys)
      input.on('end', resolve)
      process.once('SIGTERM', resolve)
      process.once('SIGHUP', resolve)
      cleanUp.push(() => {
        clearInterval(timer)
        input.off('data', onKeys)
        input.off('end', resolve)
        process.off('SIGTERM', resolve)
        process.off('SIGHUP', resolve)
      })
      draw()
    })
  } finally {
    for (const undo of cleanUp) undo()
    output.off('resize', resized)
    output.write(LEAVE)
    input.setRawMode(false)
    input.pause()
  }
  return 0
}
