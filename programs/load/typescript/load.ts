// Loads a program from a file of TypeScript, with the place of each mistake and of each segment.

import { positionAt } from '../../../lib/json-text.ts'
import type { Mistake } from '../../../lib/mistakes.ts'
import type { Program, Segment } from '../../language/write.ts'
import { checkFields, checkSegmentKinds } from '../check-shape.ts'
import { type Loaded, readPlace, type Span } from '../loaded.ts'
import { bundleProgram } from './bundle.ts'
import type { Call } from './check-values.ts'
import { runProgram } from './run.ts'

/** The object that a place leads to, and those on the way to it, the nearest first. */
function findSegments(program: Program, place: string): object[] {
  const found: object[] = []
  let list: readonly Segment[] | undefined
  let segment: Segment | undefined
  for (const key of readPlace(place)) {
    if (typeof key === 'number') {
      segment = list?.[key]
      if (typeof segment === 'object' && segment !== null) found.unshift(segment)
    } else if (key === 'segments' && !segment) list = program.segments
    else if (segment?.kind === 'repeat') list = segment.segments
    else if (segment?.kind === 'play') list = segment.program.segments
    else return []
  }
  return found
}

/** Never throws: what is wrong is in `mistakes`. */
export async function loadTypeScript(file: string): Promise<Loaded> {
  const bundled = await bundleProgram(file)
  const { texts, mistakes } = bundled
  const none: Loaded = { file, mistakes, locate: () => undefined, hasMistake: () => false, texts }
  if (bundled.code === undefined) return none
  const ran = await runProgram(file, { ...bundled, code: bundled.code })
  mistakes.push(...ran.mistakes)
  const { exported } = ran
  if (typeof exported !== 'object' || exported === null || Array.isArray(exported)) {
    if (mistakes.length === 0)
      mistakes.push({ file, reason: 'expected a program as the default export: export default program({ … })' })
    return none
  }
  const program = exported as Program

  const spanOf = ({ file: name }: Call, { start, end }: { start: number; end: number }): Span & { file: string } => ({
    file: name,
    at: positionAt(texts.get(name)!, start),
    length: end - start,
  })
  const find = (place: string): (Span & { file: string }) | undefined => {
    const origin = ran.origins.get(program)
    for (const segment of place.includes('[') ? findSegments(program, place) : []) {
      const made = ran.origins.get(segment)
      if (made) return spanOf(made.call, made.call)
    }
    if (!origin) return undefined
    const [field] = readPlace(place)
    return spanOf(origin.call, origin.call.fields[field!] ?? { start: origin.call.start, end: origin.call.start + 7 })
  }
  const report = (place: string, reason: string) => {
    const span = find(place)
    const mistake: Mistake = { file: span?.file ?? file, reason, at: span?.at, length: span?.length }
    mistakes.push(mistake)
  }
  const fields = checkFields({ ...program }, report)
  const segments = checkSegmentKinds(fields.segments, report)
  return {
    file,
    program: { ...fields, segments },
    mistakes,
    texts,
    locate: find,
    hasMistake: (place) => findSegments(program, place).some((segment) => ran.origins.get(segment)?.isWrong),
  }
}
