// `npm run program -- COMMAND`

import { command } from './command.ts'

process.exitCode = await command(process.argv.slice(2), {
  print: (text) => process.stdout.write(text),
  complain: console.error,
  columns: process.stdout.isTTY ? process.stdout.columns : undefined,
})
