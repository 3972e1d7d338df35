// Programs in the place of an engine, good or bad, to test the harness where no engine is available.

import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Engine } from './engine.ts'
import type { World } from './record.ts'

/** A folder that is removed when the test is over. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'unknot-fake-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A file with this text that can be executed. */
export function executable(text: string, mode = 0o755): string {
  const file = join(tempFolder(), 'engine')
  writeFileSync(file, text)
  chmodSync(file, mode)
  return file
}

export const shellScript = (commands: string): string => executable(`#!/bin/sh\n${commands}\n`)

/** Whether a process runs. A process that has ended and waits for its parent to notice does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !/\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'latin1'))
  } catch {
    return false
  }
}

const realTimeout = setTimeout

/** Waits until `holds` gives true, two minutes at most by default; also where a test has faked the timers. */
export async function waitUntil(holds: () => boolean, withinMs = 120_000): Promise<boolean> {
  const pauseMs = 20
  for (let i = 0; i < withinMs / pauseMs && !holds(); i++) await new Promise((resolve) => realTimeout(resolve, pauseMs))
  return holds()
}

/** An engine that prints these texts, one at each start, or hangs; and the worlds that it was started in. */
export function enginePrinting(...outputs: (string | Error)[]) {
  const worlds: World[] = []
  const engine: Engine = {
    name: 'a stub',
    runs: () => true,
    async run({ world }) {
      worlds.push(world)
      const output = outputs[worlds.length - 1] ?? outputs[outputs.length - 1]!
      if (output instanceof Error) throw output
      return output
    },
  }
  return { engine, worlds }
}
