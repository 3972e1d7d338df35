// What an output pin does: driven by PWM, high or low, or not at all. Registers are watched instead of edges: the emulator
// need not run 20,000 PWM periods a second.

import type { RP2040 } from 'rp2040js'
import { GPIOPinState } from 'rp2040js'
import { type ChipAlarm, clockOf } from './clock.ts'

/** Engines change several registers for one duty. Espruino leaves the pin low in between: 4 us, and 20 us with misses. */
const SETTLE_NS = 100_000
const FUNCTION_PWM = 4
const CSR = 0x00
const CC = 0x0c
const TOP = 0x10
const ENABLED = 1
const FULL = 1000

interface Channel {
  csr: number
  cc: number
  top: number
  timer: { counter: number }
  alarmA: { enable: boolean }
  alarmB: { enable: boolean }
  alarmBottom: { enable: boolean }
  updateDoubleBuffered(): void
  writeRegister(offset: number, value: number): void
}

export interface MotorPinEvents {
  /** The duty in 1/1000 since `ns`. */
  onDuty: (ns: number, duty: number) => void
  /** The pin is driven low for the first time since power-up. */
  onFirstLow: (ns: number) => void
}

export class MotorPin {
  duty = 0
  readonly #mcu: RP2040
  readonly #pin: number
  readonly #toDuty: (share: number) => number
  readonly #channel: Channel
  readonly #events: MotorPinEvents
  readonly #settleAlarm: ChipAlarm
  #changedAt = -1
  #wasDriven = false

  /** `toDuty` turns a compare value, in 1/1000 of the period, into the duty that the firmware asked for. */
  constructor(mcu: RP2040, pin: number, toDuty: (share: number) => number, events: MotorPinEvents) {
    this.#mcu = mcu
    this.#pin = pin
    this.#toDuty = toDuty
    this.#events = events
    this.#channel = mcu.pwm.channels[(pin >> 1) & 7] as unknown as Channel
    this.#settleAlarm = clockOf(mcu).createAlarm(() => this.#settle())
    this.#watchPwm()
    mcu.gpio[pin]!.addListener(() => this.#noteChange())
  }

  #watchPwm(): void {
    const channel = this.#channel
    for (const alarm of [channel.alarmA, channel.alarmB, channel.alarmBottom]) alarm.enable = false
    const write = channel.writeRegister.bind(channel)
    channel.writeRegister = (offset, value) => {
      write(offset, value)
      if (offset !== CSR && offset !== CC && offset !== TOP) return
      // On the chip this waits for the end of the PWM period, which is 50 us.
      if (offset !== CSR) channel.updateDoubleBuffered()
      this.#noteChange()
    }
  }

  #noteChange(): void {
    const { nanosCounter } = clockOf(this.#mcu)
    if (this.#changedAt < 0) {
      this.#changedAt = nanosCounter
      this.#settleAlarm.schedule(SETTLE_NS)
    }
    if (this.#wasDriven || !this.#isDriven || this.#readDuty() > 0) return
    this.#wasDriven = true
    this.#events.onFirstLow(nanosCounter)
  }

  #settle(): void {
    const duty = this.#readDuty()
    const since = this.#changedAt
    this.#changedAt = -1
    if (duty === this.duty) return
    this.duty = duty
    this.#events.onDuty(since, duty)
  }

  get #isDriven(): boolean {
    const { value } = this.#mcu.gpio[this.#pin]!
    return value === GPIOPinState.Low || value === GPIOPinState.High
  }

  /** A pin that is not driven is held low by the resistor of the motor's transistor. */
  #readDuty(): number {
    const gpio = this.#mcu.gpio[this.#pin]!
    if (!this.#isDriven) return 0
    if (gpio.functionSelect !== FUNCTION_PWM) return gpio.value === GPIOPinState.High ? FULL : 0
    const { csr, cc, top, timer } = this.#channel
    const compare = this.#pin & 1 ? cc >>> 16 : cc & 0xffff
    // A PWM that stops keeps the level that it has.
    if (!(csr & ENABLED)) return timer.counter < compare ? FULL : 0
    return Math.min(FULL, this.#toDuty((compare * FULL) / (top + 1)))
  }
}
