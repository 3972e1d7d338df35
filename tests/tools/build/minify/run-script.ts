// Runs a script as a board would: at once what it does when it is loaded, then what it has handed to the engine.

import vm from 'node:vm'

/** Rounds of calls by the engine; a function may hand itself over again. */
const ROUNDS = 2

/** All that `code` gives out, one JSON text an item. */
export function collectOutput(code: string): string[] {
  const log: string[] = []
  let later: (() => void)[] = []
  let seconds = 0
  const engine = {
    out: (value: unknown) => log.push(JSON.stringify(value) ?? 'undefined'),
    getTime: () => ++seconds,
    setTimeout: (fn: () => void) => later.push(fn),
    E: { at: (x: number) => x + seconds },
  }
  // In a function, as in a built file: a script may use a name of the engine for something else.
  vm.compileFunction(`(() => {${code}\n})()`, Object.keys(engine))(...Object.values(engine))
  for (let round = 0; round < ROUNDS; round++) {
    const due = later
    later = []
    for (const fn of due) fn()
  }
  return log
}
