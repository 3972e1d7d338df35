// A terminal for the live screen.

import type { runLive } from '../../sim/live/live.ts'

/** A terminal that keeps what is written. Its user types `keys` after a moment; `then` is called right after that. */
export function terminal(keys: string, env: NodeJS.ProcessEnv = {}, then = () => {}) {
  const listeners: Record<string, (data: string) => void> = {}
  const raw: boolean[] = []
  const written: string[] = []
  const input = {
    setRawMode: (on: boolean) => raw.push(on),
    setEncoding: () => input,
    resume: () => input,
    pause: () => input,
    on: (event: string, listener: (data: string) => void) => {
      listeners[event] = listener
      if (event === 'data')
        setTimeout(() => {
          listener(keys)
          then()
        }, 300)
      return input
    },
    off: (event: string) => {
      delete listeners[event]
      return input
    },
  }
  const output = {
    columns: 80,
    rows: 24,
    write: (text: string) => written.push(text) > 0,
    on: () => output,
    off: () => output,
  }
  return { raw, written, listeners, io: { input, output, env } as unknown as Parameters<typeof runLive>[1] }
}
