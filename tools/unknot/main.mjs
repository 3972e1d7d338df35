// Runs a command line in this process. TypeScript starts only when a verb is run. It takes longer to start than the
// command line takes to be read, or help to be shown.

import { unknot } from './unknot.mjs'

/** How long a driver may take to close a port. */
const CLOSE_MS = 2_000

/** @type {Promise<unknown> | undefined} */
let started
const startTypeScript = () => {
  started ??= import('../../sim/device/engine/register.mjs')
  return started
}

/** @param {readonly string[]} args */
export async function main(args) {
  // The reader of a pipe may end early, as head does.
  process.stdout.on('error', (error) => {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EPIPE') throw error
    process.exit()
  })
  const { stdin, stdout, stderr, env } = process
  const endSoon = () => void setTimeout(() => process.exit(), CLOSE_MS).unref()
  const terminal = { print: console.log, complain: console.error, stdin, stdout, stderr, env, endSoon }
  process.exitCode = await unknot(args, terminal, { startTypeScript })
}
