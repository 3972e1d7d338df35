// The npm scripts that makers typed before there was `unknot`: each ends with a sentence that says what to type now.

/** @type {Record<string, string>} Verbs by the flags that stood for them. */
const VERB_OF = { '--journal': 'journal', '--weeks': 'weeks', '--demo': 'live --demo' }

const [script, ...args] = /** @type {[string, ...string[]]} */ (process.argv.slice(2))
const flag = script === 'sim' ? args.find((arg) => arg in VERB_OF) : undefined
const verb = flag === undefined ? script : VERB_OF[flag]
const typed = [verb, ...args.filter((arg) => arg !== flag)].join(' ')
console.error(`npm run ${script} is now: npx unknot ${typed}`)
process.exitCode = 2
