// Runs one command line of `unknot`.

import { readCommandLine } from './command-line.mjs'

/**
 * @typedef {object} Loading
 * @property {() => Promise<unknown>} [startTypeScript] Called before the first import of a TypeScript module.
 * @property {(request: import('./command-line.mjs').Request) => Promise<import('./verbs.mjs').Run>} [load]
 */

/**
 * Returns the exit code: 2 for a mistake on the command line, or the verb's own.
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
    const { chooseFolder } = await import('../project/choose-folder')
    chooseFolder(request.project)
    const run = await load(request)
    return await run(request.args, request.flags, terminal)
  } catch (error) {
    await startTypeScript()
    const { reportError } = await import('./report-error')
    return reportError(error, terminal)
  }
}
