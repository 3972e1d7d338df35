// Times in scenarios.

const UNIT_MS: Record<string, number> = { ms: 1, s: 1000, min: 60_000, h: 3_600_000, d: 86_400_000 }

/** Whole ms of "800 ms", "1.5 s", "2 min", "1 h" or "3 d"; undefined for any other text. */
export function parseTime(text: string): number | undefined {
  const [, value, unit] = /^(\d+(?:\.\d+)?) ?(ms|s|min|h|d)$/.exec(text) ?? []
  return value && unit ? Math.round(Number(value) * UNIT_MS[unit]!) : undefined
}

/** Ms as "12.345 s". */
export const seconds = (ms: number): string => `${(ms / 1000).toFixed(3)} s`
