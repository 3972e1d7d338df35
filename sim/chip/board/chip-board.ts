// A board with an emulated RP2040: its pins and sensors around the machine. A reset starts a new machine with the same
// flash, and time goes on.

import { type Board, NO_PIN } from '../../../hal/boards/board.ts'
import { Machine, NS_PER_MS } from '../machine/machine.ts'
import type { FlashOperation } from '../machine/memory.ts'
import { MotorPin } from '../machine/motor-pin.ts'
import { FLASH_BYTES } from './flash-image.ts'

/** GPIO 26 is channel 0 of the converter. */
const FIRST_ADC_PIN = 26
/** Kaluma skips the program if this pin is low at power-up. The board pulls it up. */
const KALUMA_SKIP_PIN = 22
const STEPS = 4096

/** A pass of the event loop with JavaScript in it. Times are in ms since the first power-up. */
export interface Pass {
  at: number
  /** How long the engine was busy. */
  ms: number
  /** Whether the motor was on when it began. */
  isMotorOn: boolean
  /** How much of it passed with the motor on. */
  motorOnMs: number
}

/** What the board does, in ms since the first power-up. */
export interface BoardEvents {
  onDuty: (ms: number, duty: number) => void
  onLight: (ms: number, isLit: boolean) => void
  /** The watchdog reset the chip. */
  onReset: (ms: number) => void
  /** The motor pin is driven low for the first time since this power-up, at `ms` since then. */
  onFirstLow: (ms: number) => void
  onPass: (pass: Pass) => void
  /** Flash was erased or programmed. */
  onFlash?: (operation: FlashOperation) => void
  /** The share of the converter's scale at this pin, 0 to 1. */
  readAnalog: (pin: number) => number
}

export interface ChipBoardOptions extends BoardEvents {
  board: Board
  flash: Uint8Array
  /** Extra cycles of each read from flash that is not in the cache (0). */
  missCycles?: number
  /** False runs every instruction of an idle event loop. */
  skipsIdle?: boolean
}

/** The GPIO number of a pin: 18, or "D18" in Espruino. Undefined for no pin. */
export function gpioOf(pin: number | string): number | undefined {
  if (pin === NO_PIN.kaluma || pin === NO_PIN.espruino) return undefined
  return Number(String(pin).replace(/^\D+/, ''))
}

/** Espruino rounds the compare value of a duty to nearest, Kaluma down. */
const TO_DUTY: Record<Board['engine'], (share: number) => number> = {
  espruino: Math.round,
  kaluma: (share) => Math.ceil(share - 0.1),
}

export class ChipBoard {
  machine: Machine
  /** Duty of the motor pin, 0 to 1000, and whether the light is on. */
  duty = 0
  isLit = false
  resets = 0
  readonly #options: ChipBoardOptions
  readonly #levels = new Map<number, boolean>()
  #poweredAt = 0
  /** When the motor went on and off since the last pass ended; first the state at its end. */
  #switched: { ms: number; isOn: boolean }[] = [{ ms: 0, isOn: false }]
  #hasPower = true

  constructor(options: ChipBoardOptions) {
    this.#options = options
    const { board } = options
    const isIdleHigh = board.buttonPressed === 0
    for (const pin of [board.buttonPin, board.nextPin, board.softerPin, board.strongerPin, board.offPin])
      this.#setIdleLevel(pin, isIdleHigh)
    this.#setIdleLevel(board.chargerPin, true)
    if (board.engine === 'kaluma') this.#levels.set(KALUMA_SKIP_PIN, true)
    this.machine = this.#powerUp(options.flash)
  }

  #setIdleLevel(pin: number | string, level: boolean): void {
    const gpio = gpioOf(pin)
    if (gpio !== undefined) this.#levels.set(gpio, level)
  }

  /** Ms since the first power-up. */
  get now(): number {
    return this.#hasPower ? this.#poweredAt + this.machine.clock.nanosCounter / NS_PER_MS : this.#poweredAt
  }

  /** The flash as it is now. */
  get flash(): Uint8Array {
    return this.machine.mcu.flash.slice(0, FLASH_BYTES)
  }

  #powerUp(flash: Uint8Array, loopTop?: number): Machine {
    const { board, missCycles = 0, skipsIdle = true, readAnalog, onFirstLow, onFlash } = this.#options
    const machine = new Machine({
      flash,
      missCycles,
      skipsIdle,
      loopTop,
      isPolling: board.engine === 'kaluma',
      onPass: (fromNs, toNs) => this.#notePass(fromNs, toNs),
      onFlash,
    })
    const toMs = (ns: number): number => this.#poweredAt + ns / NS_PER_MS
    const { mcu } = machine
    new MotorPin(mcu, gpioOf(board.motorPin)!, TO_DUTY[board.engine], {
      onDuty: (ns, duty) => this.#setDuty(toMs(ns), duty),
      onFirstLow: (ns) => {
        machine.findLoopTop()
        onFirstLow(ns / NS_PER_MS)
      },
    })
    mcu.gpio[gpioOf(board.lightPin)!]!.addListener((state) => this.#setLight(this.now, state === board.lightOn))
    for (const [pin, level] of this.#levels) mcu.gpio[pin]!.setInputValue(level)
    const { adc } = mcu
    const { onADCRead } = adc
    adc.onADCRead = (channel) => {
      adc.channelValues[channel] = Math.max(
        0,
        Math.min(STEPS - 1, Math.round(readAnalog(FIRST_ADC_PIN + channel) * STEPS)),
      )
      onADCRead(channel)
    }
    return machine
  }

  /** The level at an input pin. */
  setPin(pin: number | string, level: boolean): void {
    const gpio = gpioOf(pin)!
    this.#levels.set(gpio, level)
    this.machine.mcu.gpio[gpio]!.setInputValue(level)
  }

  /** Takes the power away. The flash stays as it is. */
  cutPower(): void {
    if (!this.#hasPower) return
    this.#turnOff()
    this.#poweredAt = this.now
    this.#hasPower = false
  }

  givePower(): void {
    if (this.#hasPower) return
    this.#hasPower = true
    this.#startAgain()
  }

  get hasPower(): boolean {
    return this.#hasPower
  }

  /** Stops the core, as a crash would. */
  halt(): void {
    this.machine.halt('halted from outside')
  }

  #turnOff(): void {
    const ms = this.now
    this.#setDuty(ms, 0)
    this.#setLight(ms, false)
  }

  #startAgain(): void {
    const { loopTop } = this.machine
    this.machine = this.#powerUp(this.flash, loopTop)
    this.resets++
    this.#options.onReset(this.#poweredAt)
  }

  /** Runs to this time in ms since the first power-up. */
  runTo(ms: number): void {
    if (!this.#hasPower) {
      this.#poweredAt = Math.max(this.#poweredAt, ms)
      return
    }
    while (this.now < ms) {
      this.machine.run(Math.round((ms - this.#poweredAt) * NS_PER_MS))
      if (!this.machine.isReset) return
      const at = this.now
      this.#turnOff()
      this.#poweredAt = at
      this.#startAgain()
    }
  }

  #setDuty(ms: number, duty: number): void {
    if (duty === this.duty) return
    if (duty > 0 !== this.duty > 0) this.#switched.push({ ms, isOn: duty > 0 })
    this.duty = duty
    this.#options.onDuty(ms, duty)
  }

  #setLight(ms: number, isLit: boolean): void {
    if (isLit === this.isLit) return
    this.isLit = isLit
    this.#options.onLight(ms, isLit)
  }

  #notePass(fromNs: number, toNs: number): void {
    const at = this.#poweredAt + fromNs / NS_PER_MS
    const end = this.#poweredAt + toNs / NS_PER_MS
    const isMotorOn = this.#switched.findLast(({ ms }) => ms <= at)?.isOn ?? false
    const motorOnMs = this.#switched.reduce((sum, { ms, isOn }, i) => {
      const until = Math.min(end, this.#switched[i + 1]?.ms ?? end)
      return isOn ? sum + Math.max(0, until - Math.max(at, ms)) : sum
    }, 0)
    this.#switched = this.#switched.slice(-1)
    this.#options.onPass({ at, ms: end - at, isMotorOn, motorOnMs })
  }
}
