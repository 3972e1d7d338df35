// Compares the trace of the simulator with that of the chip: the same changes, in the same order, some ms later.

import type { TraceLine } from '../../device/trace.ts'

/** What both traces have. The rest is the simulator's own knowledge. */
const KINDS = ['duty', 'light', 'reset'] as const
type Kind = (typeof KINDS)[number]

export interface Change {
  t: number
  kind: Kind
  value: number
}

/** The same change in both traces, or one that only one of them has. */
export interface Pair {
  sim?: Change
  chip?: Change
}

/** Steps of the converter round the battery's voltage, and so the duty. */
const SAME_DUTY = 2

const isSame = (a: Change, b: Change): boolean =>
  a.kind === 'duty' && a.value > 0 && b.value > 0 ? Math.abs(a.value - b.value) <= SAME_DUTY : a.value === b.value

/** So many changes are looked ahead for the next that both have. */
const LOOK_AHEAD = 40

export const changesIn = (trace: readonly TraceLine[]): Change[] =>
  trace.flatMap((line) =>
    KINDS.flatMap((kind) => {
      const value = (line as Partial<Record<Kind, number>>)[kind]
      // The simulator's light has levels, a pin is on or off.
      return value === undefined ? [] : [{ t: line.t, kind, value: kind === 'light' ? Math.sign(value) : value }]
    }),
  )

/** The distance to the next change that both have, in changes of the simulator and of the chip. */
function nextCommon(sim: readonly Change[], chip: readonly Change[]): readonly [number, number] {
  for (let sum = 0; sum <= LOOK_AHEAD; sum++)
    for (let a = 0; a <= sum; a++) if (sim[a] && chip[sum - a] && isSame(sim[a]!, chip[sum - a]!)) return [a, sum - a]
  return [sim.length, chip.length]
}

function pairKind(sim: readonly Change[], chip: readonly Change[]): Pair[] {
  const pairs: Pair[] = []
  let i = 0
  let j = 0
  while (i < sim.length || j < chip.length) {
    const [a, b] = nextCommon(sim.slice(i, i + LOOK_AHEAD + 1), chip.slice(j, j + LOOK_AHEAD + 1))
    for (const end = i + a; i < end; i++) pairs.push({ sim: sim[i]! })
    for (const end = j + b; j < end; j++) pairs.push({ chip: chip[j]! })
    if (i < sim.length && j < chip.length && isSame(sim[i]!, chip[j]!)) pairs.push({ sim: sim[i++]!, chip: chip[j++]! })
  }
  return pairs
}

const timeOf = ({ sim, chip }: Pair): number => (sim ?? chip)!.t

/** The changes of both traces in the order of time. */
export function compareTraces(sim: readonly TraceLine[], chip: readonly TraceLine[]): Pair[] {
  const [ours, theirs] = [changesIn(sim), changesIn(chip)]
  const ofKind = (changes: readonly Change[], kind: Kind) => changes.filter((change) => change.kind === kind)
  return KINDS.flatMap((kind) => pairKind(ofKind(ours, kind), ofKind(theirs, kind))).sort(
    (a, b) => timeOf(a) - timeOf(b),
  )
}

const COLUMN = 26

const describe = (change: Change | undefined): string =>
  change ? `${(change.t / 1000).toFixed(3).padStart(9)} s  ${change.kind} ${change.value}` : ''

/** Both traces side by side, a line for each change, and a line with what differs. */
export function formatComparison(pairs: readonly Pair[]): string[] {
  const lines = pairs.map(({ sim, chip }) => {
    const late = sim && chip ? chip.t - sim.t : undefined
    const remark =
      late === undefined ? (sim ? 'simulator only' : 'chip only') : `${late < 0 ? '' : '+'}${late.toFixed(1)} ms`
    return `${describe(sim).padEnd(COLUMN)}${describe(chip).padEnd(COLUMN)}${remark}`.trimEnd()
  })
  const late = pairs.flatMap(({ sim, chip }) => (sim && chip ? [chip.t - sim.t] : [])).sort((a, b) => a - b)
  const alone = pairs.length - late.length
  const lateness =
    late.length > 0
      ? `; the chip is late by ${late[late.length >> 1]!.toFixed(1)} ms in the middle and ${late.at(-1)!.toFixed(1)} ms at most`
      : ''
  return [
    `${'simulator'.padEnd(COLUMN)}${'chip'.padEnd(COLUMN)}late`,
    ...lines,
    `${pairs.length} changes, ${alone} of them in one trace only${lateness}`,
  ]
}
