// `npm run sim -- --journal FILE` and `--weeks NUMBER`: what a device has stored, or that of an owner made up by chance,
// for a terminal, and as a picture.

import { basename } from 'node:path'
import { mayWrite, writeOut } from '../../lib/command-line/out-file.ts'
import type { Screen } from '../../lib/command-line/usage.ts'
import { toAnsi } from '../../lib/terminal/lines.ts'
import { DAY_MS } from '../../src/time.ts'
import { toPng } from '../plot/index.ts'
import { runToEnd } from '../script/play.ts'
import { type Memory, memoryOf, readMemory, toJson } from './memory.ts'
import { toSvg } from './picture.ts'
import { readJournal } from './read.ts'
import { toLines } from './text.ts'
import { simulateWeeks, type WeeksOptions } from './weeks.ts'
import { count } from './words.ts'

export interface Shown {
  /** Files to write. */
  svg?: string | undefined
  png?: string | undefined
  /** Of the rotation, in order. */
  names: readonly string[]
  color: boolean
}

/** What a picture of such weeks is called. */
export const titleOf = ({ weeks, seed }: Pick<WeeksOptions, 'weeks' | 'seed'>): string =>
  `${count(weeks, 'week')} of an owner, seed ${seed}`

/** Shows the journal in `memory`; the title is that of a picture. */
export async function showMemory(memory: Memory, title: string, shown: Shown, screen: Screen): Promise<void> {
  const { svg, png, names, color } = shown
  for (const out of [svg, png]) if (out !== undefined) mayWrite(out)
  const journal = readJournal(memory, Math.floor(Date.now() / DAY_MS))
  for (const line of toAnsi(toLines(journal, names), color)) screen.print(line)
  if (svg !== undefined) writeOut(svg, toSvg(journal, title))
  if (png !== undefined) writeOut(png, await toPng(toSvg(journal, title), 'light'))
}

/** The exit code. Throws UsageError. */
export async function showJournal(file: string, shown: Shown, screen: Screen): Promise<number> {
  await showMemory(readMemory(file), basename(file), shown, screen)
  return 0
}

/** The same for an owner of so many weeks, whose memory may go into a file. Throws UsageError. */
export async function showWeeks(
  options: WeeksOptions,
  save: string | undefined,
  shown: Shown,
  screen: Screen,
): Promise<number> {
  if (save !== undefined) mayWrite(save)
  const memory = memoryOf(runToEnd(simulateWeeks(options)))
  await showMemory(memory, titleOf(options), shown, screen)
  if (save !== undefined) writeOut(save, toJson(memory))
  return 0
}
