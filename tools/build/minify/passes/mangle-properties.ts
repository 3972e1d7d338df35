// mangle-properties: gives the fields of our own interfaces short names (own-fields.ts finds them).
//
// Why: on Espruino a name of more than four letters takes a variable more wherever it stands. Fields of the engine's
// objects are never touched.
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
