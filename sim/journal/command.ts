// `unknot journal FILE` and `unknot weeks NUMBER`: what a device has stored, or what the device of a simulated owner
// has stored after some weeks, for a terminal and as a picture.

import { basename } from 'node:path'
import { runLong } from '../../lib/command-line/long-run.ts'
import { checkWritable, writeFile } from '../../lib/command-line/out-file.ts'
import { hasColor, INTERRUPTED, type Terminal, wholeNumber } from '../../lib/command-line/usage.ts'
import { toAnsi } from '../../lib/terminal/lines.ts'
import { DAY_MS } from '../../src/time.ts'
import { motorNamed, rotationPrograms, seedIn } from '../command-line/options.ts'
import { toPng } from '../plot/index.ts'
import { type Memory, memoryOf, toJson } from './memory.ts'
import { readMemory, savedIn } from './memory-file.ts'
import { toSvg } from './picture.ts'
import { readJournal } from './read.ts'
import { toLines } from './text.ts'
import { simulateWeeks, type WeeksOptions } from './weeks.ts'
import { count } from './words.ts'

export interface PictureFlags {
  /** Files to write. */
  svg?: string
  png?: string
}

export interface WeeksFlags extends PictureFlags {
  seed?: string
  motor?: string
  save?: string
}

const MAX_WEEKS = 104

/** What a picture of such weeks is called. */
export const titleOf = ({ weeks, seed }: Pick<WeeksOptions, 'weeks' | 'seed'>): string =>
  `${count(weeks, 'week')} of an owner, seed ${seed}`

function checkAll(...files: readonly (string | undefined)[]): void {
  for (const file of files) if (file !== undefined) checkWritable(file)
}

/** Shows the journal in `memory`; the title is that of a picture. */
export async function showMemory(
  memory: Memory,
  title: string,
  { svg, png }: PictureFlags,
  { print, ...terminal }: Terminal,
): Promise<void> {
  const journal = readJournal(memory, Math.floor(Date.now() / DAY_MS))
  for (const line of toAnsi(toLines(journal, rotationPrograms().names), hasColor(terminal))) print(line)
  if (svg !== undefined) writeFile(svg, toSvg(journal, title))
  if (png !== undefined) writeFile(png, await toPng(toSvg(journal, title), 'light'))
  const made = [svg, png].filter((file) => file !== undefined)
  if (made.length > 0) print(`made ${made.join(', ')}`)
}

/** Shows the memory in a file. Returns the exit code. Throws UsageError. */
export async function journal([file]: readonly string[], flags: PictureFlags, terminal: Terminal): Promise<number> {
  checkAll(flags.svg, flags.png)
  await showMemory(readMemory(file!), basename(file!), flags, terminal)
  return 0
}

/** Plays so many weeks and shows their journal. Returns the exit code. Throws UsageError. */
export async function weeks([given]: readonly string[], flags: WeeksFlags, terminal: Terminal): Promise<number> {
  const options = {
    ...rotationPrograms(),
    weeks: wholeNumber('NUMBER', given!, 1, MAX_WEEKS),
    seed: seedIn(flags.seed),
    motor: motorNamed(flags.motor),
  }
  checkAll(flags.svg, flags.png, flags.save)
  const ofDays = 7 * options.weeks
  const device = await runLong(simulateWeeks(options), terminal.stderr, ({ days }) => [
    days / ofDays,
    `${count(days, 'day')} of ${ofDays}`,
  ])
  if (!device) {
    terminal.complain('stopped')
    return INTERRUPTED
  }
  const memory = memoryOf(device)
  await showMemory(memory, titleOf(options), flags, terminal)
  if (flags.save !== undefined) {
    writeFile(flags.save, toJson(memory))
    terminal.print(savedIn(flags.save))
  }
  return 0
}
