// Makes one thing go wrong while the motor runs, and looks for when the motor is off and whether it runs again.

import type { Engine, PowerCycle } from '../harness/engine.ts'
import { linesOf } from '../harness/play.ts'
import type { World } from '../harness/record.ts'
import { HangError } from '../harness/run-program.ts'

export interface Fault {
  /** Whose first call from then on it happens in: a function that the built file calls. */
  within: string
  fromMs: number
  /** What happens, in the place of that call. */
  code: string
  typing?: PowerCycle['typing']
}

export interface Outcome {
  /** When it happened; undefined if the function was not called any more. */
  at: number | undefined
  /** When the motor was off for the first time since; undefined if never. */
  offAt: number | undefined
  /** How it came to be off. */
  by: 'firmware' | 'reboot' | 'watchdog'
  /** Whether a press started the motor again. */
  runsAgain: boolean
  trace: string[]
  printed: string
}

const MAX_STARTS = 5

/** The fault, once, and what the world was like before it. */
const faultCode = ({ within, fromMs, code }: Fault, engine: Engine) => `
bench.whole = ${within}
${within} = function (a, b, c) {
  if (world.now >= ${fromMs} && !world.broken.fault) {
    world.broken.fault = 1
    print('fault ' + bench.feedBy + ' ' + JSON.stringify(world))
    ${code}
  }
  return bench.whole(a, b, c)
}
${engine.name === 'Espruino' ? 'E.reboot = bench.stop' : ''}
`

/** What the world was like when it happened, and when the watchdog would bite if nothing fed it any more. */
interface Happened {
  bites: number
  world: World
}

/**
 * The world after the reset of a chip whose process ended, or hangs, without a word. If the engine's own E.reboot
 * ended it, that was at once: on Linux it says that it is not implemented, and exits. Else the interpreter is gone,
 * and the watchdog bites.
 */
function afterDeath(printed: string, happened: Happened | undefined): World {
  if (!happened) throw new Error(`it ended before anything went wrong:\n${printed.slice(-2000)}`)
  const { bites, world } = happened
  return printed.includes('Not implemented') ? world : { ...world, now: bites }
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
        const [, bites, json] = /^fault (\S+) (.*)/.exec(line)!
        happened = { bites: Number(bites), world: JSON.parse(json!) }
        outcome.at = happened.world.now
        drive(outcome.at, duty)
      } else if (line.startsWith('reset ')) reset = JSON.parse(line.slice('reset '.length))
      else if (line === 'done') done = true
    }
    if (done) return { ...outcome, by, trace, printed: all }
    world = reset ?? afterDeath(printed, happened)
    if (happened && (outcome.offAt ?? world.now) === world.now) by = world.now < happened.bites ? 'reboot' : 'watchdog'
    drive(world.now, 0)
  }
  throw new Error(`it never came to an end:\n${all.slice(-2000)}`)
}
