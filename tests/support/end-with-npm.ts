// A run ends when npm ends. Whoever kills npm or npx with SIGKILL, as time limits of other programs do, would otherwise leave
// the run and its engines behind: npm has no chance to pass the signal on.

import { readFileSync } from 'node:fs'

const CHECK_MS = 500

interface ProcessStatus {
  parent: number
  command: string
}

/** Undefined for a process that has ended, and where there is no /proc. */
function statusOf(pid: number): ProcessStatus | undefined {
  try {
    // "pid (name) state parent ...": a name may have spaces and brackets in it.
    const afterName = readFileSync(`/proc/${pid}/stat`, 'latin1').replace(/^.*\) /s, '')
    const [state, parent] = afterName.split(' ')
    if (state === 'Z') return undefined
    return { parent: Number(parent), command: readFileSync(`/proc/${pid}/cmdline`, 'latin1') }
  } catch {
    return undefined
  }
}

/** The processes between this one and npm, and npm; empty if npm did not start this one. */
function processesUpToNpm(): number[] {
  const pids: number[] = []
  for (let pid = process.ppid; pid > 1; ) {
    const status = statusOf(pid)
    if (!status) return []
    pids.push(pid)
    if (/^npm |\bnp[mx](-cli\.js)?\0/.test(status.command)) return pids
    pid = status.parent
  }
  return []
}

/** Ends this process soon after npm, or a process between npm and this one, has ended. */
export function endWithNpm(): void {
  // Only what npm started: a run of `node vitest.mjs &` may go on after its shell.
  const pids = process.env.npm_command === undefined ? [] : processesUpToNpm()
  if (pids.length === 0) return
  const check = () => {
    if (!pids.every(statusOf)) process.exit(1)
  }
  setInterval(check, CHECK_MS).unref()
}
