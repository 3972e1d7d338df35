// The verbs of `unknot link`: a computer watches a device, plays programs on it, keeps them there, and reads its journal.

import { statSync } from 'node:fs'
import { boards } from '../../hal/boards/index.ts'
import { writeFile } from '../../lib/command-line/out-file.ts'
import { type Terminal, UsageError, unknownName, wholeNumber } from '../../lib/command-line/usage.ts'
import { rotation } from '../../programs/index.ts'
import { compile } from '../../programs/language/compile.ts'
import type { Program } from '../../programs/language/write.ts'
import { showMemory } from '../../sim/journal/command.ts'
import { toJson } from '../../sim/journal/memory.ts'
import { savedIn } from '../../sim/journal/memory-file.ts'
import { MAX_STRENGTH } from '../../src/memory/settings.ts'
import { NUDGE_MAX_MINUTES, NUDGE_MIN_MINUTES } from '../../src/routine/desk.ts'
import type { BoardFlags } from '../flash/board-flags.ts'
import { listPorts } from '../flash/messages.ts'
import { listSerialPorts } from '../flash/ports.ts'
import { fileOfProgram, loadProgram } from '../program/load.ts'
import type { LinkClient } from './client.ts'
import { type LinkConnector, SYSTEM, untilInterrupted, withDevice } from './connect.ts'
import type { LinkError } from './problems.ts'
import { describeState } from './words.ts'

export interface LinkFlags extends BoardFlags {
  watch?: boolean
  builtIn?: boolean
  save?: string
}

type Verb = (
  args: readonly string[],
  flags: LinkFlags,
  terminal: Terminal,
  connector?: LinkConnector,
) => Promise<number>

/** How often a file is looked at, in ms. */
const WATCH_MS = 200

const names = (): string[] => rotation.map(({ name }) => name)
const toBytes = (program: Program): Uint8Array =>
  Uint8Array.from(compile(program, program.name), (c) => c.charCodeAt(0))
const savedMs = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0

/** A verb that does one thing on the device, and says `done`. */
const once =
  (done: string, act: (client: LinkClient, args: readonly string[], flags: LinkFlags) => Promise<void>): Verb =>
  (args, flags, terminal, connector = SYSTEM) =>
    withDevice(flags, terminal, connector, async (client) => {
      await act(client, args, flags)
      terminal.print(done)
    })

/** Prints how the device is, each time that something but a reading changes. */
function stateLines(print: (line: string) => void) {
  let last = ''
  return (state: Parameters<typeof describeState>[0]) => {
    const line = describeState({ ...state, leftMs: undefined, handPoints: 0 }, names())
    if (line !== last) print(describeState(state, names()))
    last = line
  }
}

export const list: Verb = async (_, __, { print }) => {
  const ports = await listSerialPorts(Object.values(boards)[0]!)
  for (const line of listPorts(ports)) print(line)
  if (ports.length === 0) print('no serial port; a board with Bluetooth has an address such as c2:12:34:56:78:9a')
  print('next: npx unknot link watch --board NAME --port PORT')
  return 0
}

export const watch: Verb = (_, flags, terminal, connector = SYSTEM) =>
  untilInterrupted((interrupted) => {
    const onState = stateLines(terminal.print)
    let onEnd: (error: LinkError) => void = () => {}
    const ended = new Promise<LinkError>((resolve) => {
      onEnd = resolve
    })
    return withDevice(
      flags,
      terminal,
      connector,
      async () => {
        const error = await Promise.race([interrupted, ended])
        if (error) throw error
      },
      { onState, onEnd },
    )
  })

/** Waits until the device is not running any more, or `interrupted`. */
async function followSession(client: LinkClient, interrupted: Promise<void>): Promise<void> {
  let isOver = false
  void interrupted.then(() => {
    isOver = true
  })
  while (!isOver && client.state?.state === 'running') {
    if (client.failure) throw client.failure
    await new Promise((resolve) => setTimeout(resolve, WATCH_MS))
  }
}

export const play: Verb = async ([named], flags, terminal, connector = SYSTEM) => {
  const file = flags.watch ? fileOfProgram(named!) : named!
  if (flags.watch && savedMs(file) === 0) throw new UsageError(`--watch needs a file, but "${named}" is none`)
  const first = await loadProgram(file)
  const { print, complain } = terminal
  return untilInterrupted((interrupted) =>
    withDevice(
      flags,
      terminal,
      connector,
      async (client) => {
        await client.play(toBytes(first))
        print(`playing ${first.name}; any press of the button ends it, and so does Ctrl-C`)
        if (!flags.watch) return followSession(client, interrupted)
        let isOver = false
        void interrupted.then(() => {
          isOver = true
        })
        for (let known = savedMs(file); !isOver; ) {
          await new Promise((resolve) => setTimeout(resolve, WATCH_MS))
          if (client.failure) throw client.failure
          if (savedMs(file) === known) continue
          known = savedMs(file)
          try {
            const program = await loadProgram(file)
            await client.play(toBytes(program))
            print(`playing ${program.name} as it was saved`)
          } catch (error) {
            // A mistake in the file, or a device that has stopped: the next save tries again.
            if (client.failure) throw client.failure
            complain((error as Error).message)
          }
        }
      },
      { onState: stateLines(print) },
    ),
  )
}

/** The place that an argument names, from 0. Throws UsageError. */
const placeOf = (text: string): number => wholeNumber('PLACE', text, 1, rotation.length) - 1

export const keep: Verb = async ([place, named], flags, terminal, connector = SYSTEM) => {
  const at = placeOf(place!)
  if (flags.builtIn === (named !== undefined)) throw new UsageError('give a PROGRAM, or --built-in, and not both')
  const program = named === undefined ? rotation[at]! : await loadProgram(named)
  return withDevice(flags, terminal, connector, async (client) => {
    await client.keep(at, toBytes(program))
    terminal.print(`place ${at + 1} of the rotation has ${program.name}`)
  })
}

export const journal: Verb = (_, flags, terminal, connector = SYSTEM) =>
  withDevice(flags, terminal, connector, async (client) => {
    const memory = await client.readMemory()
    await showMemory(memory, 'journal', {}, terminal)
    if (flags.save === undefined) return
    writeFile(flags.save, toJson(memory))
    terminal.print(savedIn(flags.save))
  })

export const plan = once('the plan begins today', (client) => client.beginPlan())
export const stop = once('the motor is off', (client) => client.stop())

export const desk: Verb = (args, ...rest) => {
  const minutes = wholeNumber('MINUTES', args[0]!, NUDGE_MIN_MINUTES, NUDGE_MAX_MINUTES)
  return once(`a nudge every ${minutes} min`, (client) => client.beginDesk(minutes))(args, ...rest)
}

const SETTINGS: Record<string, (client: LinkClient, value: string | undefined) => Promise<void>> = {
  strength: (client, value = '') => client.setStrength(wholeNumber('strength', value, 1, MAX_STRENGTH)),
  'top-hz': (client, value = '') => client.setTopHz(wholeNumber('top-hz', value, 1, 1000)),
  clock: (client) => client.setClock(Date.now() / 1000),
}

export const set: Verb = async (args, ...rest) => {
  const [name, value] = args
  const setting = SETTINGS[name!]
  if (!setting) throw unknownName('setting', name!, Object.keys(SETTINGS))
  return once(`${name} is set`, (client) => setting(client, value))(args, ...rest)
}
