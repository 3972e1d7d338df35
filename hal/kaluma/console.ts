// The console on Kaluma.

/** It is on USB. */
export const hasRadioConsole = false

export function setConsoleOpen(): void {}

export function recordError(error: unknown): void {
  global.cause = error
}

export function printLine(line: string): void {
  print(line)
}
