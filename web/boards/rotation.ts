// The rotation that the user chose for a board, in the address: #/boards/pico?rotation=knot,ease&break=ease.

import { breakIndex, programs, rotation } from '#project'
import { compile } from '../../programs/language/compile.ts'
import type { Program } from '../../programs/language/write.ts'
import type { CompiledRotation } from '../../programs/project/rotation.ts'
import { breakMistake, MAX_ROTATION } from '../../programs/project/rotation.ts'

export interface Choice {
  /** Names, in order, each once. */
  names: readonly string[]
  break: string
}

export const ITS_OWN: Choice = {
  names: rotation.map(({ name }) => name),
  break: rotation[breakIndex]!.name,
}

/** What an address says, as far as it can be used. */
export function readChoice(query: URLSearchParams, known: readonly Program[]): Choice {
  const asked = (query.get('rotation') ?? '').split(',')
  const names = [...new Set(asked)].filter((name) => known.some((program) => program.name === name))
  const chosen = names.length > 0 ? names.slice(0, MAX_ROTATION) : ITS_OWN.names
  const found = query.get('break') ?? ITS_OWN.break
  return { names: chosen, break: chosen.includes(found) ? found : chosen.at(-1)! }
}

/** The values of an address; none for the rotation that the site was built with. */
export function writeChoice({ names, break: name }: Choice): Record<string, string> {
  const isItsOwn = names.join() === ITS_OWN.names.join() && name === ITS_OWN.break
  return isItsOwn ? {} : { rotation: names.join(','), break: name }
}

/** Every program that can be chosen. */
export const allPrograms: readonly Program[] = programs

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
