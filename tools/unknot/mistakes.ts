// Says in one sentence why a command line cannot be run, and what to type instead.

import type { Command } from 'commander'
import { MISTAKEN, type Screen, UsageError, unknownName } from '../../lib/command-line/usage.ts'
import { Mistake } from './command-line.mjs'

/** "unknot program draw" */
const nameOf = (command: Command): string =>
  command.parent ? `${nameOf(command.parent)} ${command.name()}` : command.name()

const verbsOf = (command: Command): string[] => command.commands.map((one) => one.name())
const flagsOf = (command: Command): string[] => [...command.options.map(({ long }) => long!), '--help']
const withoutDashes = (flag: string): string => flag.replace(/^-+/, '')

function unknownFlag(typed: string, command: Command): string {
  const [flag, ...value] = typed.split('=') as [string, ...string[]]
  return flagsOf(command).includes(flag)
    ? `${flag} takes no value, but got "${value.join('=')}"`
    : unknownName('flag', flag, flagsOf(command), withoutDashes).message
}

/** Sentences by commander's name for what is wrong, about a word of the command line or of the help. */
const SENTENCES: Record<string, (word: string, command: Command) => string> = {
  'commander.unknownCommand': (verb, command) => unknownName('verb', verb, verbsOf(command)).message,
  'commander.unknownOption': unknownFlag,
  'commander.optionMissingArgument': (option, command) => {
    const [flag, value] = option.split(/[ <>]+/)
    return `${flag} needs ${value}; see ${nameOf(command)} --help`
  },
  'commander.missingArgument': (argument, command) => {
    const { description } = command.registeredArguments.find((one) => one.name() === argument)!
    return `${nameOf(command)} needs ${argument}: ${description}`
  },
  'commander.excessArguments': (_, command) =>
    `unexpected argument "${command.args[command.registeredArguments.length]}"; see ${nameOf(command)} --help`,
  // A verb with verbs of its own was typed alone.
  'commander.help': (_, command) => `${nameOf(command)} needs a verb: one of ${verbsOf(command).join(', ')}`,
}

/** Complains of a mistake in what was typed; answers with the exit code. Throws every other error. */
export function complainOf(error: unknown, { complain }: Screen): number {
  if (error instanceof Mistake) complain(SENTENCES[error.code]!(error.word, error.command))
  else if (error instanceof UsageError) complain(error.message)
  else throw error
  return MISTAKEN
}
