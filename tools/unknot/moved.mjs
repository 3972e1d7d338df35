// The npm scripts from before the command `unknot`. Each prints the new command and ends.

/** @type {Record<string, string>} Flags of the old sim script that are verbs now. */
const VERB_BY_FLAG = { '--journal': 'journal', '--weeks': 'weeks', '--demo': 'live --demo' }

const [script, ...args] = /** @type {[string, ...string[]]} */ (process.argv.slice(2))
const flag = script === 'sim' ? args.find((arg) => arg in VERB_BY_FLAG) : undefined
const verb = flag === undefined ? script : VERB_BY_FLAG[flag]
const typed = [verb, ...args.filter((arg) => arg !== flag)].join(' ')
console.error(`npm run ${script} is now: npx unknot ${typed}`)
process.exitCode = 2
