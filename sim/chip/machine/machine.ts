// An RP2040 from power-up to reset, with the boot ROM of this folder. Time is in ns since this power-up.

import { ConsoleLogger, LogLevel, RP2040 } from 'rp2040js'
import { makeBootRom } from '../rom/image.ts'
import { type ChipClock, clockOf } from './clock.ts'
import { LoopTopFinder, MAX_IDLE_PASS } from './loop-top.ts'
import { ChipMemory, FLASH_AT, type FlashOperation } from './memory.ts'
import { SleepLoopFinder } from './sleep-loop.ts'
import { XipCache } from './xip-cache.ts'

const MHZ = 125
const NS_PER_CYCLE = 1000 / MHZ
export const NS_PER_MS = 1_000_000
const WATCHDOG = 0x40058
/** A pass of Espruino's event loop below this ran no JavaScript. */
const MIN_BUSY_NS = 100_000
/** While the core is halted, time passes in steps of this. */
const HALTED_STEP_NS = 100_000

export interface MachineOptions {
  flash: Uint8Array
  /** Extra cycles of a read from flash that the cache does not have. */
  missCycles: number
  /** Kaluma polls, Espruino sleeps. */
  isPolling: boolean
  /** Where the event loop begins a pass, if an earlier machine with the same flash found it. */
  loopTop?: number | undefined
  /** False runs every instruction of an idle pass. */
  skipsIdle: boolean
  /** A pass of the event loop with JavaScript in it, from and to these ns. */
  onPass: (fromNs: number, toNs: number) => void
  onFlash?: ((operation: FlashOperation) => void) | undefined
}

interface Watchdog {
  enable: boolean
  alarm: { enable: boolean }
  onWatchdogTrigger: () => void
}

export class Machine {
  readonly mcu = new RP2040()
  readonly clock: ChipClock = clockOf(this.mcu)
  readonly cache: XipCache | undefined
  /** Where the event loop begins a pass; undefined until it is found. */
  loopTop: number | undefined
  /** The watchdog has fired: this machine runs no further. */
  isReset = false
  /** Why the core has stopped, as after a crash. Only the watchdog gets it out of there. */
  haltedBy: string | undefined
  instructions = 0
  /** Ns that were skipped because nothing happened in them. */
  skippedNs = 0
  /** Passes of the event loop that ran no JavaScript. */
  idlePasses = 0

  readonly #options: MachineOptions
  readonly #memory: ChipMemory
  readonly #services = makeBootRom()
  #extraCycles = 0
  #finder: LoopTopFinder | undefined
  #sleepFinder: SleepLoopFinder | undefined
  #passFromNs = 0
  #passFrom = 0
  #isStopAsked = false

  constructor(options: MachineOptions) {
    this.#options = options
    const { mcu } = this
    mcu.logger = new ConsoleLogger(LogLevel.Error, false)
    mcu.loadBootrom(this.#services.image)
    mcu.flash.set(options.flash)
    this.loopTop = options.loopTop
    this.#memory = new ChipMemory(mcu, (operation) => {
      this.cache?.flush()
      if (operation) options.onFlash?.(operation)
    })
    if (options.missCycles > 0) this.cache = this.#addCache(options.missCycles)
    mcu.onBreak = (code) => this.#serve(code)
    const watchdog = mcu.peripherals[WATCHDOG] as unknown as Watchdog
    watchdog.onWatchdogTrigger = () => {
      watchdog.alarm.enable = false
      this.isReset = true
    }
    // The boot ROM of the chip starts the first block of flash, which sets up flash and starts the engine.
    mcu.core.PC = FLASH_AT
  }

  /** Starts to look for the event loop: the engine has booted, and is about to idle. */
  findLoopTop(): void {
    if (this.loopTop !== undefined) return
    if (this.#options.isPolling) this.#finder ??= new LoopTopFinder(this.mcu)
    else this.#sleepFinder ??= new SleepLoopFinder(this.mcu)
  }

  /** Stops the core, as a crash would. */
  halt(reason: string): void {
    this.haltedBy ??= reason
  }

  /** Ends run() before its time. */
  stop(): void {
    this.#isStopAsked = true
  }

  #addCache(missCycles: number): XipCache {
    const cache = new XipCache()
    const { mcu } = this
    const note = (address: number) => {
      if (address >>> 24 === FLASH_AT >>> 24 && !cache.read(address & 0xffffff)) this.#extraCycles += missCycles
    }
    const { readUint32, readUint16, readUint8 } = mcu
    mcu.readUint32 = (address) => {
      note(address)
      return readUint32.call(mcu, address)
    }
    mcu.readUint16 = (address) => {
      note(address)
      return readUint16.call(mcu, address)
    }
    mcu.readUint8 = (address) => {
      note(address)
      return readUint8.call(mcu, address)
    }
    return cache
  }

  #serve(code: number): void {
    const { core } = this.mcu
    const service = core.PC < FLASH_AT ? this.#services.services[code] : undefined
    if (!service) {
      this.halt(`breakpoint ${code} at 0x${core.PC.toString(16)}`)
      return
    }
    service({
      registers: core.registers,
      memory: this.#memory,
      addCycles: (cycles) => {
        this.#extraCycles += Math.round(cycles)
      },
      addMs: (ms) => {
        this.#extraCycles += ms * MHZ * 1000
      },
    })
  }

  /** Runs to this time, or until it is reset or asked to stop. */
  run(untilNs: number): void {
    const { clock } = this
    this.#isStopAsked = false
    while (clock.nanosCounter < untilNs && !this.isReset && !this.#isStopAsked) {
      if (this.haltedBy !== undefined) clock.tick(Math.min(HALTED_STEP_NS, untilNs - clock.nanosCounter))
      else if (this.mcu.core.waiting) this.#sleep(untilNs)
      else {
        try {
          if (this.#finder) this.#find(untilNs, this.#finder)
          else if (this.#sleepFinder) this.#findBetweenSleeps(untilNs, this.#sleepFinder)
          else this.#execute(untilNs)
        } catch (error) {
          // An access that is not aligned, which is a hard fault of the chip.
          if (!(error instanceof RangeError || error instanceof TypeError)) throw error
          this.halt(error.message)
        }
      }
    }
  }

  /** Sleeps until an interrupt, but not longer than to this time. */
  #sleep(untilNs: number): void {
    const { clock } = this
    const fromNs = clock.nanosCounter
    if (fromNs - this.#passFromNs >= MIN_BUSY_NS) this.#options.onPass(this.#passFromNs, fromNs)
    this.loopTop ??= this.#sleepFinder?.find()
    if (this.loopTop !== undefined) this.#sleepFinder = undefined
    while (this.mcu.core.waiting && clock.nanosCounter < untilNs && !this.isReset && !this.#isStopAsked) {
      const now = clock.nanosCounter
      const next = clock.nextAlarm
      const to = next === null ? untilNs : Math.min(next.nanos, untilNs)
      clock.tick(Math.max(NS_PER_CYCLE, to - now))
    }
    this.#passFromNs = clock.nanosCounter
    this.skippedNs += clock.nanosCounter - fromNs
  }

  /** One instruction, and the time that it takes. */
  #step(): void {
    const { clock } = this
    let ns = this.mcu.core.executeInstruction() * NS_PER_CYCLE
    if (this.#extraCycles > 0) {
      ns += this.#extraCycles * NS_PER_CYCLE
      this.#extraCycles = 0
    }
    const then = clock.nanosCounter + ns
    const next = clock.nextAlarm
    if (next !== null && next.nanos <= then) clock.tick(ns)
    else clock.nanosCounter = then
    this.instructions++
  }

  /** Executes until the core sleeps, and looks for the top of the event loop. */
  #find(untilNs: number, finder: LoopTopFinder): void {
    const { clock } = this
    const { core } = this.mcu
    while (clock.nanosCounter < untilNs && !core.waiting && this.haltedBy === undefined && !this.isReset) {
      const found = finder.note()
      if (found !== undefined) {
        this.loopTop = found
        this.#finder = undefined
        return
      }
      this.#step()
      if (this.#isStopAsked) return
    }
  }

  /** Executes until the core sleeps, and looks for the event loop of an engine that sleeps. */
  #findBetweenSleeps(untilNs: number, finder: SleepLoopFinder): void {
    const { clock } = this
    const { core } = this.mcu
    while (clock.nanosCounter < untilNs && !core.waiting && this.haltedBy === undefined && !this.isReset) {
      finder.note()
      this.#step()
      if (this.#isStopAsked) return
    }
  }

  /** Executes until the core sleeps. */
  #execute(untilNs: number): void {
    const { clock, loopTop } = this
    const { core } = this.mcu
    const { registers } = core
    const { isPolling } = this.#options
    while (clock.nanosCounter < untilNs && !core.waiting) {
      if (registers[15] === loopTop) {
        if (isPolling) this.#beginPass(untilNs)
        else this.#beginBusyPass()
      }
      this.#step()
      if (this.isReset || this.#isStopAsked || this.haltedBy !== undefined) return
    }
  }

  /** The event loop begins a pass without a sleep before it. */
  #beginBusyPass(): void {
    const now = this.clock.nanosCounter
    if (now - this.#passFromNs >= MIN_BUSY_NS) this.#options.onPass(this.#passFromNs, now)
    this.#passFromNs = now
  }

  /** The event loop begins a pass: skips to the next ms if the last one was idle. */
  #beginPass(untilNs: number): void {
    const { clock } = this
    const now = clock.nanosCounter
    const took = this.instructions - this.#passFrom
    this.#passFrom = this.instructions
    if (took >= MAX_IDLE_PASS) {
      if (this.#passFromNs > 0) this.#options.onPass(this.#passFromNs, now)
    } else if (took > 0) {
      this.idlePasses++
      if (this.#options.skipsIdle) this.#skipToNextMs(untilNs)
    }
    this.#passFromNs = clock.nanosCounter
  }

  /** The timers of the engine count whole ms: before the next one only an interrupt can change anything. */
  #skipToNextMs(untilNs: number): void {
    const { clock } = this
    const now = clock.nanosCounter
    const next = clock.nextAlarm
    const nextMs = (Math.floor(now / NS_PER_MS) + 1) * NS_PER_MS
    const to = Math.min(nextMs, untilNs, next === null ? Number.POSITIVE_INFINITY : next.nanos)
    if (to <= now) return
    clock.tick(to - now)
    this.skippedNs += to - now
  }
}
