// mangle-properties: gives the properties of the firmware's own interfaces short names.
//
// Why: on Espruino each use of a name of more than four letters takes one more variable. own-fields.ts finds the
// names; properties of the engine's objects stay as they are.
//
// Before:
//   let motor = { startMv: 800, freq: 150 }
//   function start() { return motor.startMv + motor.freq }
// After:
//   let motor={t:800,freq:150};function start(){return motor.t+motor.freq}

import { runTerser } from '../terser.ts'

export function mangleProperties(code: string, { fields }: { fields: Iterable<string> }): Promise<string> {
  const regex = new RegExp(`^(${[...fields].join('|')})$`)
  return runTerser(code, { compress: false, mangle: { toplevel: false, properties: { builtins: true, regex } } })
}
