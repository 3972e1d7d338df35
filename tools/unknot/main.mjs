// Runs a command line in this process. Reading it and showing help take plain JavaScript only: TypeScript takes longer to
// start than all of that, so it starts when a verb is run.

import { unknot } from './unknot.mjs'

/** @type {Promise<unknown> | undefined} */
let started
const startTypeScript = () => {
  started ??= import('tsx/esm/api').then(({ register }) => register())
  return started
}

/** @param {readonly string[]} args */
export async function main(args) {
  // Whoever reads the output may stop reading, as head does.
  process.stdout.on('error', (error) => {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EPIPE') throw error
    process.exit()
  })
  const { stdin, stdout, stderr, env } = process
  const terminal = { print: console.log, complain: console.error, stdin, stdout, stderr, env }
  process.exitCode = await unknot(args, terminal, { startTypeScript })
}
