// Runs one command line of `unknot`.

import { readCommandLine } from './command-line.mjs'

/**
 * @typedef {object} Loading
 * @property {() => Promise<unknown>} [startTypeScript] Called before a module in TypeScript is imported.
 * @property {(request: import('./command-line.mjs').Request) => Promise<import('./verbs.mjs').Run>} [load]
 */

/**
 * Answers with the exit code: 2 for a mistake in what was typed; all others are the verb's own.
 * @param {readonly string[]} args
 * @param {import('../../lib/command-line/usage.ts').Terminal} terminal
 * @param {Loading} [loading]
 * @returns {Promise<number>}
 */
export async function unknot(args, terminal, { startTypeScript = async () => {}, load = (verb) => verb.load() } = {}) {
  try {
    const request = readCommandLine(args, terminal)
    if (!request) return 0
    await startTypeScript()
    const run = await load(request)
    return await run(request.args, request.flags, terminal)
  } catch (error) {
    await startTypeScript()
    const { complainOf } = await import('./mistakes.ts')
    return complainOf(error, terminal)
  }
}
