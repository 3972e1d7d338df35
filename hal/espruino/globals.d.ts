// Parts of Espruino 2v29 that @types/espruino 1.95 lacks.

declare namespace E {
  function enableWatchdog(seconds: number, isAuto: boolean): void
  function reboot(): void
  function on(event: 'errorFlag', callback: (flags?: readonly string[]) => void): void
  function on(event: 'kill', callback: () => void): void
  function removeAllListeners(event: 'errorFlag'): void
  function getTemperature(): number
  function setConsole(device: string | null, options?: { force: boolean }): void
}

declare const Pin: { new (name: string): Pin }

declare function peek32(address: number): number

declare function print(line: string): void

declare const NRF: { sleep(): void; wake(): void; on(event: 'connect' | 'disconnect', callback: () => void): void }

/** The Nordic UART service, when the console is not on it. */
declare const Bluetooth: { on(event: 'data', callback: (text: string) => void): void; println(line: string): void }

declare const process: { version: string }

declare const Bangle: {
  setOptions(options: { [name: string]: number | boolean }): void
  setLocked(locked: boolean): void
}

declare const Jolt: { setDriverMode(driver: number, on: boolean): void }

declare function setTimeout(callback: () => void, ms: number): number
declare function clearTimeout(id: number): void
declare function setInterval(callback: () => void, ms: number): number
declare function clearInterval(id: number): void
interface Storage {
  read(name: string): string | undefined
  write(name: string, text: string, at: number, bytes: number): boolean
  erase(name: string): void
  compact(): void
  getStats(): { freeBytes: number }
}
declare function require(name: 'Storage'): Storage

/** The board's profile in hal/boards/, provided by the build. */
declare module '#board' {
  type Profile = import('../boards/board.ts').EspruinoBoard
  export const board: Profile & import('../boards/board.ts').BoardFeatures
}

/** The engine's global object: the firmware replaces setTime, and adds what a console should find. */
declare const global: {
  setTime(seconds: number): void
  cause: unknown
  unknot: (gesture: unknown) => void
}
