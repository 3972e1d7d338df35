// Prints a mistake on the command line as one sentence, with what to type instead.

import type { Command } from 'commander'
import { FAILED, MISTAKEN, type Screen, UsageError, unknownName } from '../../lib/command-line/usage.ts'
import { MistakesError } from '../../lib/mistakes.ts'
import { CommandLineError } from './command-line.mjs'

/** "unknot program draw" */
const nameOf = (command: Command): string =>
  command.parent ? `${nameOf(command.parent)} ${command.name()}` : command.name()

const verbsOf = (command: Command): string[] => command.commands.map((subcommand) => subcommand.name())
const flagsOf = (command: Command): string[] => [...command.options.map(({ long }) => long!), '--help']
const withoutDashes = (flag: string): string => flag.replace(/^-+/, '')

function unknownFlag(typed: string, command: Command): string {
  const [flag, ...value] = typed.split('=') as [string, ...string[]]
  return flagsOf(command).includes(flag)
    ? `${flag} takes no value, but got "${value.join('=')}"`
    : unknownName('flag', flag, flagsOf(command), withoutDashes).message
}

/** One sentence for each kind of mistake, by commander's name for it. */
const SENTENCES: Record<string, (word: string, command: Command) => string> = {
  'commander.unknownCommand': (verb, command) => unknownName('verb', verb, verbsOf(command)).message,
  'commander.unknownOption': unknownFlag,
  'commander.optionMissingArgument': (option, command) => {
    const [flag, value] = option.split(/[ <>]+/)
    return `${flag} needs ${value}; see ${nameOf(command)} --help`
  },
  'commander.missingArgument': (argument, command) => {
    const { description } = command.registeredArguments.find((known) => known.name() === argument)!
    return `${nameOf(command)} needs ${argument}: ${description}`
  },
  'commander.excessArguments': (_, command) =>
    `unexpected argument "${command.args[command.registeredArguments.length]}"; see ${nameOf(command)} --help`,
  // The user typed a verb that has verbs, such as `unknot program`, without one of them.
  'commander.help': (_, command) => `${nameOf(command)} needs a verb: one of ${verbsOf(command).join(', ')}`,
}

/** Prints a mistake and returns the exit code. Throws every other error. */
export function reportError(error: unknown, { complain }: Screen): number {
  if (error instanceof CommandLineError) complain(SENTENCES[error.code]!(error.word, error.command))
  else if (error instanceof MistakesError) {
    complain(error.message)
    return FAILED
  } else if (error instanceof UsageError) complain(error.message)
  else throw error
  return MISTAKEN
}
