// `npm run program -- COMMAND`

import { command } from './command.ts'

process.exitCode = await command(process.argv.slice(2), {
  print: console.log,
  complain: console.error,
  columns: process.stdout.isTTY ? process.stdout.columns : undefined,
})
