// `npm run build`: see tools/build/command.ts.

import { command } from './tools/build/command.ts'

process.exitCode = await command(import.meta.dirname, process.argv.slice(2), {
  print: console.log,
  complain: console.error,
})
