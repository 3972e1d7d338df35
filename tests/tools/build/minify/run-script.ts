// Runs a script as an engine does: first the script, then the functions that it has passed to setTimeout().

import vm from 'node:vm'

/** How often the engine calls what is due. A function may pass itself to setTimeout() again. */
const ROUNDS = 2

/** Everything that the script passes to out(), as JSON. */
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
  // Built files have a function around the script too. In it, a variable may have a name of the engine.
  vm.compileFunction(`(() => {${code}\n})()`, Object.keys(engine))(...Object.values(engine))
  for (let round = 0; round < ROUNDS; round++) {
    const due = later
    later = []
    for (const fn of due) fn()
  }
  return log
}
