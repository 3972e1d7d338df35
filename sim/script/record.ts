// A run as a scenario: what happened, each thing at its time, in the world it happened in. Played again it gives the
// same trace; with `expect` lines added it is a test.

import { FIELD_NAMES, FIELDS, type GivenWorld } from '../world/fields.ts'

const MS_PER_S = 1000
/** How a line begins that happens at `ms`. */
export const timeOf = (ms: number): string => `at ${(ms / MS_PER_S).toFixed(3)} s: `

/** The lines that a scenario begins with to be in this world. */
export function givenLines({ world, seed, motor, without = [] }: GivenWorld): string[] {
  const lines = motor === undefined ? [] : [`given the ${motor} motor`]
  for (const sensor of without) lines.push(`given a board without ${sensor}`)
  if (!world) return lines
  lines.push(`given a real world with seed ${seed ?? 0}`)
  for (const name of FIELD_NAMES) {
    const value = world[name]
    if (value !== undefined) lines.push(`given ${FIELDS[name].words} ${value} ${FIELDS[name].unit}`)
  }
  return lines
}

export class Recording {
  readonly #given: readonly string[]
  readonly #happened: { ms: number; text: string }[] = []

  /** `given` are lines about the world and about what is stored. */
  constructor(given: readonly string[]) {
    this.#given = given
  }

  note(ms: number, text: string): void {
    this.#happened.push({ ms, text })
  }

  /** The scenario, up to `endMs`. */
  toText(endMs: number): string {
    const happened = this.#happened.map(({ ms, text }) => `${timeOf(ms)}${text}`)
    return `${[...this.#given, ...happened, `${timeOf(endMs)}the end`].join('\n')}\n`
  }
}
