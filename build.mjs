// `npm run build`: see build/command.ts.

import { command } from './build/command.ts'

process.exitCode = await command(import.meta.dirname, process.argv.slice(2), {
  print: console.log,
  complain: console.error,
})
