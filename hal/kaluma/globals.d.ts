// What Kaluma 1.2.1 has, as far as this firmware uses it. Published types leave most of it out.

declare const OUTPUT: number
declare const INPUT_PULLUP: number
declare const INPUT_PULLDOWN: number
/** Events of setWatch: one edge or the other, or both. */
declare const FALLING: number
declare const RISING: number
declare const CHANGE: number

declare function pinMode(pin: number, mode: number): void
declare function digitalRead(pin: number): number
declare function digitalWrite(pin: number, value: number): void
/** 0 to 4095/4096 of the reference; takes 1 ms. */
declare function analogRead(pin: number): number
declare function setWatch(callback: (pin: number) => void, pin: number, event: number, debounceMs: number): number
/** Fires one ms late at the earliest; counted from the start of the event loop's pass. */
declare function setTimeout(callback: () => void, ms: number): number
declare function clearTimeout(id: number): void
declare function setInterval(callback: () => void, ms: number): number
declare function clearInterval(id: number): void
/** Since boot, as 32 bits: starts anew after 49.7 days. */
declare function millis(): number

declare function print(line: string): void

/** Where what a console should find is put. */
declare const global: { cause: unknown; unknot: (gesture: number) => void }

interface KalumaPwm {
  start(): void
  /** 0 to 1; waits until the counter is at 0. */
  setDuty(duty: number): void
}

interface KalumaWatchdog {
  feed(): void
}

declare function require(name: 'pwm'): { PWM: new (pin: number, hz: number, duty: number) => KalumaPwm }
declare function require(name: 'wdt'): { WDT: new (ms: number) => KalumaWatchdog }
declare function require(name: 'fs'): {
  readFile(path: string): Uint8Array
  writeFile(path: string, data: Uint8Array): void
}

/** The profile in hal/boards/ that the build is for. */
declare module '#board' {
  type Profile = import('../boards/board.ts').KalumaBoard
  export const board: Profile & import('../boards/board.ts').BoardFeatures
}
