// The two simple players of tests/engines/cost/ on the chip: how soon they start, stop and change.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ChipBoard } from '../../../sim/chip/board/chip-board.ts'
import { firmwarePieces, makeFlash, readEngine } from '../../../sim/chip/board/flash-image.ts'
import type { Chip } from '../chips.ts'

const folder = join(import.meta.dirname, '../../engines/cost')
export const RIVALS = { interval: 'simple-interval.js', timeouts: 'simple-timeouts.js' } as const
export type Rival = keyof typeof RIVALS

/** From the edge at the pin of a command until the motor does it, at the most. */
export interface RivalMs {
  startMs: number
  stopMs: number
  changeMs: number
}

/** Pins of the commands: those of button and charger, which are held high, and a free one, held high too. */
const START = 17
const STOP = 16
const CHANGE = 14

const watchEach = (watch: (pin: number, command: string) => string): string =>
  watch(START, 'start') + watch(STOP, 'stop') + watch(CHANGE, 'change')

/** The functions of Espruino that the players use, where they are missing; and the watches of the commands. */
const WRAPPED: Record<Chip['board']['engine'], (player: string) => string> = {
  espruino: (player) =>
    `${player};${watchEach((pin, command) => `pinMode(D${pin},'input_pullup');setWatch(()=>player.${command}(),D${pin},{edge:'falling',repeat:true});`)}`,
  kaluma: (player) =>
    `var pwm=new (require('pwm').PWM)(18,20000,0);pwm.start();function Pin(){}
function analogWrite(pin,level){pwm.setDuty(level)}
function getTime(){return millis()/1000}
${player};${watchEach((pin, command) => `pinMode(${pin},INPUT_PULLUP);setWatch(()=>player.${command}(),${pin},FALLING,0);`)}`,
}

const BOOT_MS = 2000
/** Both take a step each 20 ms: commands come at different moments between two of them. */
const ROUNDS = 6
const RUN_MS = 303
const SPREAD_MS = 3.3
/** Between the two curves of a player. */
const HIGH = 800
/** A command is done within this. */
const MAX_MS = 200

export function measureRival(rival: Rival, { board, uf2 }: Chip, missCycles: number): RivalMs {
  const code = WRAPPED[board.engine](readFileSync(join(folder, RIVALS[rival]), 'utf8'))
  const changes: { t: number; duty: number }[] = []
  const nothing = () => {}
  const chip = new ChipBoard({
    board,
    flash: makeFlash(readEngine(uf2), firmwarePieces(board, code)),
    missCycles,
    onDuty: (t, duty) => changes.push({ t, duty }),
    onLight: nothing,
    onReset: nothing,
    onFirstLow: nothing,
    onPass: nothing,
    readAnalog: () => 0,
  })
  chip.setPin(CHANGE, true)
  chip.runTo(BOOT_MS)
  chip.machine.findLoopTop()

  /** Gives a command and waits until the motor does it. */
  function command(pin: number, isDone: (duty: number) => boolean): number {
    const from = chip.now
    chip.setPin(pin, false)
    chip.runTo(from + MAX_MS)
    chip.setPin(pin, true)
    const done = changes.find(({ t, duty }) => t >= from && isDone(duty))
    if (!done) throw new Error(`the ${rival} player did nothing at pin ${pin} within ${MAX_MS} ms`)
    return done.t - from
  }

  /** Between commands the player runs, each time to another moment between two steps. */
  const run = (round: number): void => chip.runTo(chip.now + RUN_MS + round * SPREAD_MS)
  const rounds = Array.from({ length: ROUNDS }, (_, round) => {
    const startMs = command(START, (duty) => duty > 0)
    run(round)
    const isHigh = chip.duty > HIGH
    const changeMs = command(CHANGE, (duty) => duty > HIGH !== isHigh)
    run(round)
    return { startMs, changeMs, stopMs: command(STOP, (duty) => duty === 0) }
  })
  const worst = (key: keyof RivalMs): number => Math.max(...rounds.map((round) => round[key]))
  return { startMs: worst('startMs'), stopMs: worst('stopMs'), changeMs: worst('changeMs') }
}
