// `npm run calibrate -- --board NAME`

import { STOPPED } from '../flash/problems.ts'
import { REAL } from '../flash/reach.ts'
import { command } from './command.ts'
import { AtTerminal } from './person.ts'

const person = new AtTerminal(process.stdin, console.log)

process.on('SIGINT', () => {
  // The motor is turned off first.
  if (person.stop()) return
  console.error('stopped')
  process.exit(STOPPED)
})

const screen = { print: console.log, complain: console.error }
process.exitCode = await command(process.argv.slice(2), screen, { ...REAL, person })
person.leave()
