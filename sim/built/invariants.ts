// Invariants that only a built file on its engine can break: what the engine complains of, or would do without a word.

import { type Invariant, type InvariantCheck, SECOND_MS, trackDuration } from '../soak/invariants/invariant.ts'
import type { Observation } from '../soak/monitor/observation.ts'
import { BuiltBoard } from './built-board.ts'
import { EspruinoRun } from './espruino/run.ts'
import { KalumaRun } from './kaluma/run.ts'

/** So long the motor may run before the rest is done after its start: the watchdog's first time is longer. */
const REST_DONE_MS = 2 * SECOND_MS

function boardOf({ device }: Observation): BuiltBoard {
  if (!(device.hal instanceof BuiltBoard)) throw new Error('this device runs no built file')
  return device.hal
}

/** A file that cannot write to a pin does not keep its promises: the error is thrown to the engine, and a reset follows. */
const isPinBroken = ({ brokenParts }: BuiltBoard): boolean => brokenParts.has('motor') || brokenParts.has('light')

/** The watchdog may bite only where no code can run: the engine is dead, or the file could not start. */
const startBiteCheck = (): InvariantCheck => {
  let bites = 0
  let wasAble = true
  return (now) => {
    const board = boardOf(now)
    const isBitten = board.bites > bites
    const couldFeed = wasAble
    bites = board.bites
    wasAble = !board.brokenParts.has('engine') && !isPinBroken(board)
    return isBitten && couldFeed
  }
}

const startErrorCheck = (): InvariantCheck => {
  let errors = 0
  return (now) => {
    const board = boardOf(now)
    const [error] = board.uncaught.slice(errors)
    errors = board.uncaught.length
    return error !== undefined && !isPinBroken(board) && error
  }
}

export const BUILT_INVARIANTS: readonly Invariant[] = [
  { name: 'the watchdog is fed in time by an engine that lives', isAboutStore: true, startCheck: startBiteCheck },
  { name: 'the file catches its errors', isAboutStore: true, startCheck: startErrorCheck },
  {
    name: 'the file uses no timer that would crash the engine',
    startCheck: () => (now) => {
      const { run } = boardOf(now)
      return run instanceof KalumaRun && run.timers.crashes.length > 0 && run.timers.crashes[0]!
    },
  },
  {
    name: 'the motor is never driven backwards',
    startCheck: () => (now) => boardOf(now).run?.driver.hasTurnedBackwards ?? false,
  },
  {
    name: 'the PWM is released while the motor is off',
    startCheck: () => {
      const idleFor = trackDuration()
      return (now) => idleFor(now.duty === 0 && boardOf(now).isPwmRunning, now.ms) > now.reaction.offMs
    },
  },
  {
    name: 'while the motor runs, every error flag resets an Espruino board',
    startCheck: () => {
      const unsafeFor = trackDuration()
      return (now) => {
        const { run } = boardOf(now)
        const isUnsafe = run instanceof EspruinoRun && now.duty > 0 && !run.resetsAtErrors
        return unsafeFor(isUnsafe, now.ms) > REST_DONE_MS + now.reaction.offMs
      }
    },
  },
  {
    name: 'flash is written only while the motor is off',
    startCheck: () => {
      let newest: unknown
      let wasDriven = false
      return ({ device, duty }) => {
        const [write] = device.recentWrites
        // What is written just before the motor starts is seen together with it.
        const isWritten = write !== newest && wasDriven && duty > 0
        newest = write
        wasDriven = duty > 0
        return isWritten
      }
    },
  },
  {
    name: 'the engine never erases its storage',
    isAboutStore: true,
    startCheck: () => (now) => boardOf(now).isFileLost,
  },
]
