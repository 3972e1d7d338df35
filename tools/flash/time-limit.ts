// Time limits of what a board, a driver or the system may never answer.

/** What `work` resolves to. Throws the error of `makeError` if that takes longer; the work goes on, so close what it uses. */
export async function within<T>(ms: number, work: Promise<T>, makeError: () => Error): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(makeError()), ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

/** A moment from which on nothing is waited for. */
export interface Deadline {
  /** 0 when it is over. */
  leftMs(): number
}

/** A deadline in `ms`, but not after `outer`. */
export function startDeadline(ms: number, outer?: Deadline): Deadline {
  const end = performance.now() + Math.min(ms, outer?.leftMs() ?? ms)
  return { leftMs: () => Math.max(0, end - performance.now()) }
}
