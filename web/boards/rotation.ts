// A rotation that the user chose for a board, in the address: #/boards/pico?rotation=knot,ease&break=ease.

import { compile } from '../../programs/language/compile.ts'
import type { Program } from '../../programs/language/write.ts'
import { breakMistake, type CompiledRotation, MAX_ROTATION } from '../../programs/project/rotation.ts'

export interface Choice {
  /** Names, in order, each once. */
  names: readonly string[]
  break: string
}

/** What an address says, as far as it can be used; else `usual`. */
export function readChoice(query: URLSearchParams, known: readonly Program[], usual: Choice): Choice {
  const asked = (query.get('rotation') ?? '').split(',')
  const names = [...new Set(asked)].filter((name) => known.some((program) => program.name === name))
  const chosen = names.length > 0 ? names.slice(0, MAX_ROTATION) : usual.names
  const found = query.get('break') ?? usual.break
  return { names: chosen, break: chosen.includes(found) ? found : chosen.at(-1)! }
}

/** The values of an address; none for the usual choice. */
export function writeChoice({ names, break: name }: Choice, usual: Choice): Record<string, string> {
  const isUsual = names.join() === usual.names.join() && name === usual.break
  return isUsual ? {} : { rotation: names.join(','), break: name }
}

/** Why no firmware can be made with this choice; undefined if it can. */
export function findMistake({ names, break: name }: Choice): string | undefined {
  const mistake = breakMistake(names.indexOf(name), names.length)
  return mistake && `"${name}" cannot be the break: ${mistake}.`
}

/** Throws ProgramError. */
export const compileChoice = ({ names, break: name }: Choice, known: readonly Program[]): CompiledRotation => ({
  programs: names.map((own) => compile(known.find((program) => program.name === own)!)),
  breakIndex: names.indexOf(name),
})

/** The choice with one program at another place, or without it. */
export function movedTo({ names, break: name }: Choice, moved: string, place: number | undefined): Choice {
  const others = names.filter((own) => own !== moved)
  const next = place === undefined ? others : others.toSpliced(place, 0, moved)
  return { names: next, break: next.includes(name) ? name : next.at(-1)! }
}
