// The worker of the page: it runs the massager, so that the page never waits for it. One realm has one firmware, so each
// worker has one massager; a new massager of the page is a new device in the same worker.

import { simulate } from '../../tools/program/drawing/simulate.ts'
import { type Answer, FULL_SPEED, type Request } from './messages.ts'
import { Pace } from './pace.ts'
import { BenchPlayer, type Player, ScenarioPlayer } from './player.ts'

/** The page gets so many frames a second at most. */
const FRAME_MS = 16
/** Computing a frame takes about this time at most: on a slow computer the speed drops. */
const BUDGET_MS = 24
/** Samples in a frame: more than one keeps what a fast run would skip. */
const SAMPLES_A_FRAME = 4
/** At full speed a sample is this far from the next. */
const FULL_SPEED_SAMPLE_MS = 5000
/** What a single step lets pass. */
const STEP_MS = 100

let player: Player | undefined
let opened = 0
let samples: number[] = []
const pace = new Pace(performance.now())

const post = (answer: Answer, transfer: Transferable[] = []): void => {
  const scope = self as unknown as { postMessage(answer: Answer, transfer: Transferable[]): void }
  scope.postMessage(answer, transfer)
}

/** In the order of SAMPLE_FIELDS. */
function takeSample(played: Player): void {
  const { ms, level, hertz, volts, celsius } = played.values
  samples.push(ms / 1000, level, hertz, volts, celsius, played.takeLit() ? 1 : 0)
}

/** Runs up to `dueMs`, and returns how many ms it ran. */
function run(played: Player, dueMs: number): number {
  const beganAt = played.now
  const startedAt = performance.now()
  const to = beganAt + dueMs
  const sampleMs = dueMs === FULL_SPEED ? FULL_SPEED_SAMPLE_MS : Math.max(1, Math.ceil(dueMs / SAMPLES_A_FRAME))
  const everyMs = pace.speed > 1 ? sampleMs : dueMs
  while (played.now < to && performance.now() - startedAt < BUDGET_MS) {
    const before = played.now
    played.runTo(Math.min(to, before + everyMs))
    takeSample(played)
    // A scenario that is over stands still.
    if (played.now === before) break
  }
  return played.now - beganAt
}

function catchUp(): void {
  if (!player) return
  const { realMs, dueMs } = pace.take(performance.now())
  pace.note(realMs, dueMs > 0 ? run(player, dueMs) : 0)
}

function sendFrame(): void {
  if (!player) return
  const sent = Float64Array.from(samples)
  samples = []
  const { ranAt, speed, isPaused } = pace
  const said = player.takeSaid()
  const scenario = player instanceof ScenarioPlayer ? { scenario: player.progress } : {}
  const { values } = player
  const frame = { values, ranAt, speed, isPaused, samples: sent, said, opened, ...scenario }
  post({ kind: 'frame', ...frame }, [sent.buffer])
}

function open({ setup, scenario }: Extract<Request, { kind: 'open' }>): void {
  player = scenario === undefined ? new BenchPlayer(setup) : new ScenarioPlayer(scenario, setup)
  opened++
  samples = []
  pace.isPaused = false
  takeSample(player)
}

/** What only a massager that someone presses does. */
function onBench(act: (bench: BenchPlayer['bench']) => void): void {
  if (player instanceof BenchPlayer) act(player.bench)
}

const HANDLERS: { [Kind in Request['kind']]: (request: Extract<Request, { kind: Kind }>) => void } = {
  open,
  finger({ isDown }) {
    pace.isPaused = false
    pace.setFinger(isDown, performance.now())
    onBench((bench) => bench.perform(isDown ? 'hold the button' : 'let go'))
  },
  press: ({ count }) => onBench((bench) => (count > 0 ? bench.press(count) : bench.hold())),
  perform: ({ step }) => onBench((bench) => bench.perform(step)),
  start: () => onBench((bench) => bench.start()),
  stop() {
    pace.isPaused = false
    pace.speed = 1
    onBench((bench) => {
      if (bench.device.contacts.isStuck) bench.perform('the button is free')
      bench.turnOff()
    })
  },
  speed({ speed }) {
    pace.speed = speed
  },
  pause({ isPaused }) {
    pace.isPaused = isPaused
  },
  step() {
    pace.isPaused = true
    if (player) run(player, STEP_MS)
  },
  text({ of }) {
    const text = player?.text(of)
    if (text === undefined) post({ kind: 'refused', message: `this massager has no ${of}`, of })
    else post({ kind: 'text', of, text })
  },
  simulate({ program }) {
    const hertz = Float32Array.from(simulate(program).hertz, ({ hz }) => hz)
    post({ kind: 'simulated', hertz }, [hertz.buffer])
  },
}

self.addEventListener('message', ({ data }: MessageEvent<Request>) => {
  catchUp()
  try {
    HANDLERS[data.kind](data as never)
  } catch (error) {
    post({ kind: 'refused', message: (error as Error).message })
  }
  sendFrame()
})

setInterval(() => {
  try {
    catchUp()
    sendFrame()
  } catch (error) {
    player = undefined
    post({ kind: 'refused', message: `the simulation has ended: ${(error as Error).message}` })
  }
}, FRAME_MS)
