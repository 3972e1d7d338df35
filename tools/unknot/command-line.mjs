// Reads a command line with the table of verbs: finds the verb, its arguments and its flags. Shows help and the version.

import { readFileSync } from 'node:fs'
import { Command, CommanderError, Help, Option } from 'commander'
import { VERBS } from './verbs.mjs'

/**
 * @typedef {import('./verbs.mjs').Verb} Verb
 * @typedef {import('../../lib/command-line/usage.ts').Terminal} Terminal
 *
 * @typedef {{ load: NonNullable<Verb['load']>, args: string[], flags: object, project?: string | undefined }} Request
 * What to run, and for which folder if the command line says so.
 */

/** A mistake on the command line. report-error.ts makes a sentence of it. */
export class CommandLineError extends Error {
  /**
   * @param {string} code The kind of mistake, as commander names it.
   * @param {string} word The wrong or missing word.
   * @param {Command} command The verb of the command line.
   */
  constructor(code, word, command) {
    super(code)
    this.code = code
    this.word = word
    this.command = command
  }
}

/** With less room beside a flag, its description goes below it. */
const MIN_DESCRIPTION_COLUMNS = 32
const INDENT = '      '

/** @type {Partial<Help>} */
const HELP = {
  minWidthToWrap: 20,
  subcommandTerm: (command) => command.name(),
  /** @this {Help} */
  formatItem(term, termWidth, description, helper) {
    const width = this.helpWidth ?? 80
    if (width - termWidth - 4 >= MIN_DESCRIPTION_COLUMNS)
      return Help.prototype.formatItem.call(this, term, termWidth, description, helper)
    const lines = helper.boxWrap(description, width - INDENT.length)
    return `  ${term}\n${INDENT}${lines.replaceAll('\n', `\n${INDENT}`)}`
  },
}

const version = () => JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version

/**
 * Declares verbs below a command.
 * @param {Command} parent
 * @param {Record<string, Verb>} verbs
 * @param {(request: Request) => void} onRequest
 */
function declareVerbs(parent, verbs, onRequest) {
  parent.helpCommand(false).commandsGroup('Verbs:')
  for (const [name, { about, more, group, args = {}, flags = {}, verbs: own, load }] of Object.entries(verbs)) {
    const command = parent
      .command(name)
      .summary(about)
      .description(more ? `${about}\n${more}` : about)
    if (group) command.helpGroup(group)
    for (const [arg, description] of Object.entries(args)) command.argument(arg, description)
    for (const [flag, description] of Object.entries(flags)) {
      const option = new Option(flag, description)
      // A flag in the place of a value means that the value is missing.
      const readValue = (/** @type {string} */ value) =>
        value.startsWith('--') ? command.error(`'${flag}'`, { code: 'commander.optionMissingArgument' }) : value
      command.addOption(option.required ? option.argParser(readValue) : option)
    }
    if (own) declareVerbs(command.usage('VERB [options]'), own, onRequest)
    if (load) command.action(() => onRequest({ load, args: command.args, flags: command.opts() }))
  }
}

/**
 * The command that the first words name. Throws CommandLineError.
 * @param {Command} command
 * @param {readonly string[]} args
 * @returns {Command}
 */
function findCommand(command, [word, ...rest]) {
  if (command.commands.length === 0 || word === undefined || word.startsWith('-')) return command
  const next = command.commands.find((subcommand) => subcommand.name() === word)
  if (!next) throw new CommandLineError('commander.unknownCommand', word, command)
  return findCommand(next, rest)
}

/**
 * Takes `--project DIR` out of a command line: every verb has it. Throws CommandLineError.
 * @param {readonly string[]} typed
 * @param {Command} root
 * @returns {{ words: string[], project: string | undefined }}
 */
function takeProject(typed, root) {
  const at = typed.findIndex((word) => /^--project(=|$)/.test(word))
  if (at < 0) return { words: [...typed], project: undefined }
  const [, joined] = /^--project=(.+)$/.exec(typed[at] ?? '') ?? []
  const project = joined ?? typed[at + 1]
  if (project === undefined || project.startsWith('--'))
    throw new CommandLineError('commander.optionMissingArgument', '--project <DIR>', root)
  return { words: typed.filter((_, i) => i !== at && (joined !== undefined || i !== at + 1)), project }
}

/**
 * Reads a command line. Prints help and version itself, and then returns undefined. Throws CommandLineError.
 * @param {readonly string[]} typed
 * @param {Pick<Terminal, 'print' | 'stdout'>} terminal
 * @returns {Request | undefined}
 */
export function readCommandLine(typed, { print, stdout }) {
  const root = new Command('unknot')
  const { words, project } = takeProject(typed, root)
  const [first = 'live', ...rest] = words
  const args = first === 'help' ? [...rest, '--help'] : [first, ...rest]
  /** @type {Request | undefined} */
  let request
  root
    .usage('[VERB] [options]')
    .description('Firmware for hand-held vibration massagers, and the tools to change it.')
    .helpOption('-h, --help', 'show this help')
    .version(version(), '-V, --version', 'show the version')
    .addHelpText('after', '\nEvery verb takes --project DIR: the folder of a massager, instead of this one.')
    .enablePositionalOptions()
    .configureHelp(HELP)
    .configureOutput({
      writeOut: (text) => print(text.trimEnd()),
      writeErr: () => {},
      getOutHelpWidth: () => stdout.columns || 80,
      getOutHasColors: () => false,
    })
    .exitOverride()
  declareVerbs(root, VERBS, (found) => {
    request = { ...found, project }
  })
  const command = findCommand(root, args)
  try {
    root.parse(args, { from: 'user' })
    return request
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return undefined
    throw new CommandLineError(error.code, /'(.*)'/.exec(error.message)?.[1] ?? '', command)
  }
}
