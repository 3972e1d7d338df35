// The parts of Kaluma 1.2.1 that this firmware uses. Published types lack most of them.

declare const OUTPUT: number
declare const INPUT_PULLUP: number
declare const INPUT_PULLDOWN: number
/** Events of setWatch: either edge, or both. */
declare const FALLING: number
declare const RISING: number
declare const CHANGE: number

declare function pinMode(pin: number, mode: number): void
declare function digitalRead(pin: number): number
declare function digitalWrite(pin: number, value: number): void
/** 0 to 4095/4096, as a share of the reference. Takes 1 ms. */
declare function analogRead(pin: number): number
declare function setWatch(callback: (pin: number) => void, pin: number, event: number, debounceMs: number): number
/** Fires at least one ms late, counted from the start of the event loop's pass. */
declare function setTimeout(callback: () => void, ms: number): number
declare function clearTimeout(id: number): void
declare function setInterval(callback: () => void, ms: number): number
declare function clearInterval(id: number): void
/** Ms since boot in 32 bits: restarts after 49.7 days. */
declare function millis(): number

declare function print(line: string): void

/** The engine's global object, with what a console should find. */
declare const global: { cause: unknown; unknot: (gesture: unknown) => void }

declare const process: { version: string }

interface KalumaPwm {
  start(): void
  /** Duty from 0 to 1. Waits until the counter is at 0. */
  setDuty(duty: number): void
}

interface KalumaWatchdog {
  feed(): void
}

declare function require(name: 'pwm'): { PWM: new (pin: number, hz: number, duty: number) => KalumaPwm }
declare function require(name: 'wdt'): { WDT: new (ms: number) => KalumaWatchdog }
declare function require(name: 'rtc'): { setTime(ms: number): void }
declare function require(name: 'fs'): {
  readFile(path: string): Uint8Array
  writeFile(path: string, data: Uint8Array): void
}

/** The board's profile in hal/boards/, provided by the build. */
declare module '#board' {
  type Profile = import('../boards/board.ts').KalumaBoard
  export const board: Profile & import('../boards/board.ts').BoardFeatures
}
