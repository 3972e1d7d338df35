// Records a run as a scenario: its world, and each event at its time. Played again, it gives the same trace; with
// `expect` lines it is a test.

import { FIELD_NAMES, FIELDS, type GivenWorld } from '../world/fields.ts'

const MS_PER_S = 1000
/** How a line for an event at `ms` begins. */
export const timePrefix = (ms: number): string => `at ${(ms / MS_PER_S).toFixed(3)} s: `

/** The first lines of a scenario in this world. */
export function givenLines({ world, seed, motor, engine, link, without = [] }: GivenWorld): string[] {
  const lines = motor === undefined ? [] : [`given the ${motor} motor`]
  for (const sensor of without) lines.push(`given a board without ${sensor}`)
  if (link !== undefined) lines.push(`given a link by ${link}`)
  if (engine !== undefined) lines.push(`given an engine like ${engine}`)
  if (!world) return lines
  lines.push(`given a real world with seed ${seed ?? 0}`)
  for (const name of FIELD_NAMES) {
    const value = world[name]
    if (value !== undefined) lines.push(`given ${FIELDS[name].name} ${value} ${FIELDS[name].unit}`)
  }
  return lines
}

export class Recording {
  readonly #given: readonly string[]
  readonly #events: { ms: number; text: string }[] = []

  /** `given` are lines about the world and the stored settings. */
  constructor(given: readonly string[]) {
    this.#given = given
  }

  note(ms: number, text: string): void {
    this.#events.push({ ms, text })
  }

  /** The scenario, up to `endMs`. */
  toText(endMs: number): string {
    const events = this.#events.map(({ ms, text }) => `${timePrefix(ms)}${text}`)
    return `${[...this.#given, ...events, `${timePrefix(endMs)}the end`].join('\n')}\n`
  }
}
