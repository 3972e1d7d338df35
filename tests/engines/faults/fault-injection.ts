// Injects one fault while the motor runs, and finds when the motor is off and whether it runs again.

import type { Engine, PowerCycle } from '../harness/engine.ts'
import { linesOf } from '../harness/play.ts'
import type { World } from '../harness/record.ts'
import { HangError } from '../harness/run-program.ts'

export interface Fault {
  /** A function that the built file calls. The fault happens in the first call from `fromMs` on. */
  within: string
  fromMs: number
  /** Runs before that call. */
  code: string
  typing?: PowerCycle['typing']
}

export interface Outcome {
  /** When the fault happened; undefined if the function was not called any more. */
  at: number | undefined
  /** When the motor was first off after that; undefined if never. */
  offAt: number | undefined
  /** What turned the motor off. */
  by: 'firmware' | 'reboot' | 'watchdog'
  /** Whether a press started the motor again. */
  runsAgain: boolean
  trace: string[]
  printed: string
}

const MAX_STARTS = 5

/** Code that makes the fault happen once, and prints the world before it. */
const faultCode = ({ within, fromMs, code }: Fault, engine: Engine) => `
bench.original = ${within}
${within} = function (a, b, c) {
  if (world.now >= ${fromMs} && !world.broken.fault) {
    world.broken.fault = 1
    print('fault ' + bench.feedBy + ' ' + JSON.stringify(world))
    ${code}
  }
  return bench.original(a, b, c)
}
${engine.name === 'Espruino' ? 'E.reboot = bench.stop' : ''}
`

/** The world when the fault happened, and when the watchdog resets the board if nothing feeds it any more. */
interface Happened {
  resetAt: number
  world: World
}

/**
 * The world after the reset of a chip whose process ended or hangs without a message. The engine's own E.reboot resets at
 * once: on Linux it prints that it is not implemented, and exits. Otherwise the interpreter is dead, and the watchdog
 * resets the board.
 */
function afterDeath(printed: string, happened: Happened | undefined): World {
  if (!happened) throw new Error(`it ended before the fault happened:\n${printed.slice(-2000)}`)
  const { resetAt, world } = happened
  return printed.includes('Not implemented') ? world : { ...world, now: resetAt }
}

export async function injectFault(
  engine: Engine,
  fault: Fault,
  cycle: Omit<PowerCycle, 'extraCode' | 'typing'>,
): Promise<Outcome> {
  let { world } = cycle
  let happened: Happened | undefined
  let by: Outcome['by'] = 'firmware'
  let duty = 0
  let all = ''
  const outcome = { at: undefined as number | undefined, offAt: undefined as number | undefined, runsAgain: false }
  const trace: string[] = []

  const drive = (t: number, next: number) => {
    duty = next
    if (outcome.offAt !== undefined) outcome.runsAgain ||= duty > 0
    else if (outcome.at !== undefined && duty === 0) outcome.offAt = t
  }

  for (let starts = 0; starts < MAX_STARTS; starts++) {
    const printed = await engine
      .run({ ...cycle, world, extraCode: faultCode(fault, engine), ...(fault.typing && { typing: fault.typing }) })
      .catch((error) => {
        if (error instanceof HangError) return error.printed
        throw error
      })
    all += printed
    let done = false
    let reset: World | undefined
    for (const line of linesOf(printed)) {
      if (line.startsWith('{"t"')) {
        trace.push(line)
        const { t, duty: next } = JSON.parse(line)
        if (next !== undefined) drive(t, next)
      } else if (line.startsWith('fault ')) {
        const [, resetAt, json] = /^fault (\S+) (.*)/.exec(line)!
        happened = { resetAt: Number(resetAt), world: JSON.parse(json!) }
        outcome.at = happened.world.now
        drive(outcome.at, duty)
      } else if (line.startsWith('reset ')) reset = JSON.parse(line.slice('reset '.length))
      else if (line === 'done') done = true
    }
    if (done) return { ...outcome, by, trace, printed: all }
    world = reset ?? afterDeath(printed, happened)
    if (happened && (outcome.offAt ?? world.now) === world.now)
      by = world.now < happened.resetAt ? 'reboot' : 'watchdog'
    drive(world.now, 0)
  }
  throw new Error(`it resets without end:\n${all.slice(-2000)}`)
}
