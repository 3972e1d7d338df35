// `npm start` and `npm run sim`

import { command } from './command.ts'

process.exitCode = await command(process.argv.slice(2), { print: console.log, complain: console.error }, process)
