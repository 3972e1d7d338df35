// `npm run flash -- --board NAME`

import { command } from './command.ts'
import { STOPPED } from './problems.ts'

process.once('SIGINT', () => {
  console.error('stopped; if the upload had begun, what is on the board runs nothing until it is flashed again')
  process.exit(STOPPED)
})

process.exitCode = await command(process.argv.slice(2), { print: console.log, complain: console.error })
