// Reads a command line by the table of verbs: which verb, with what arguments and flags. Shows help and the version.

import { readFileSync } from 'node:fs'
import { Command, CommanderError, Help, Option } from 'commander'
import { VERBS } from './verbs.mjs'

/**
 * @typedef {import('./verbs.mjs').Verb} Verb
 * @typedef {import('../../lib/command-line/usage.ts').Terminal} Terminal
 *
 * @typedef {{ load: NonNullable<Verb['load']>, args: string[], flags: object }} Request
 * What the command line asks for.
 */

/** A command line that cannot be read: what mistakes.ts needs to say why. */
export class Mistake extends Error {
  /**
   * @param {string} code What is wrong, as commander calls it.
   * @param {string} word The word that is wrong or missing.
   * @param {Command} command The verb that it was typed for.
   */
  constructor(code, word, command) {
    super(code)
    this.code = code
    this.word = word
    this.command = command
  }
}

/** In a narrow terminal a description stands below its flag, not beside it. */
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
 * @param {(request: Request) => void} found Called with what was asked for.
 */
function declare(parent, verbs, found) {
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
      // A flag in the place of a value: the value was forgotten.
      const read = (/** @type {string} */ value) =>
        value.startsWith('--') ? command.error(`'${flag}'`, { code: 'commander.optionMissingArgument' }) : value
      command.addOption(option.required ? option.argParser(read) : option)
    }
    if (own) declare(command.usage('VERB [options]'), own, found)
    if (load) command.action(() => found({ load, args: command.args, flags: command.opts() }))
  }
}

/**
 * The command that the first words name.
 * @param {Command} command
 * @param {readonly string[]} args
 * @returns {Command}
 */
function commandAt(command, [word, ...rest]) {
  if (command.commands.length === 0 || word === undefined || word.startsWith('-')) return command
  const next = command.commands.find((one) => one.name() === word)
  if (!next) throw new Mistake('commander.unknownCommand', word, command)
  return commandAt(next, rest)
}

/**
 * Reads a command line. Undefined where it only asked for help or the version, which is shown. Throws Mistake.
 * @param {readonly string[]} typed
 * @param {Pick<Terminal, 'print' | 'stdout'>} terminal
 * @returns {Request | undefined}
 */
export function readCommandLine(typed, { print, stdout }) {
  const [first = 'live', ...rest] = typed
  const args = first === 'help' ? [...rest, '--help'] : [first, ...rest]
  /** @type {Request | undefined} */
  let request
  const root = new Command('unknot')
    .usage('[VERB] [options]')
    .description('Firmware for hand-held vibration massagers, and the tools to change it.')
    .helpOption('-h, --help', 'show this help')
    .version(version(), '-V, --version', 'show the version')
    .enablePositionalOptions()
    .configureHelp(HELP)
    .configureOutput({
      writeOut: (text) => print(text.trimEnd()),
      writeErr: () => {},
      getOutHelpWidth: () => stdout.columns || 80,
      getOutHasColors: () => false,
    })
    .exitOverride()
  declare(root, VERBS, (found) => {
    request = found
  })
  const command = commandAt(root, args)
  try {
    root.parse(args, { from: 'user' })
    return request
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return undefined
    throw new Mistake(error.code, /'(.*)'/.exec(error.message)?.[1] ?? '', command)
  }
}
