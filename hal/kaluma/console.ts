// The console on Kaluma.

/** The console is on USB, and always open. */
export function setConsoleOpen(): void {}

export function recordError(error: unknown): void {
  global.cause = error
}

export function printLine(line: string): void {
  print(line)
}
