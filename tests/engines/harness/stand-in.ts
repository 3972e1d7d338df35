// Programs that stand in for an engine, good or bad, so that the harness is tested where no engine is at hand.

import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Engine } from './engine.ts'
import type { World } from './record.ts'

/** A folder that is gone when the test is over. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'unknot-stand-in-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A file with this text, that can be run. */
export function standIn(text: string, mode = 0o755): string {
  const file = join(tempFolder(), 'engine')
  writeFileSync(file, text)
  chmodSync(file, mode)
  return file
}

/** A shell script. */
export const shell = (commands: string): string => standIn(`#!/bin/sh\n${commands}\n`)

/** Whether a process lives. One that is dead and waits for its parent to look does not. */
export function lives(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !/\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'latin1'))
  } catch {
    return false
  }
}

/** Waits until it holds, a few seconds at the most. */
export async function until(holds: () => boolean): Promise<boolean> {
  for (let i = 0; i < 100 && !holds(); i++) await new Promise((resolve) => setTimeout(resolve, 50))
  return holds()
}

/** An engine that prints these at one start after the other, or hangs; notes the worlds it was started in. */
export function printing(...parts: (string | Error)[]) {
  const worlds: World[] = []
  const engine: Engine = {
    name: 'a stub',
    runs: () => true,
    async run({ world }) {
      worlds.push(world)
      const part = parts[worlds.length - 1] ?? parts[parts.length - 1]!
      if (part instanceof Error) throw part
      return part
    },
  }
  return { engine, worlds }
}
