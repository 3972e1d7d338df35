// Joins the UF2 file of an engine and ours.

import { UsageError } from '../../../lib/command-line/usage.ts'
import { findMistake, joinBlocks, overlap, piecesOf } from '../../../lib/uf2.ts'

/** Throws UsageError. */
export function joinUf2(engine: Uint8Array, ours: Uint8Array): Uint8Array {
  const mistake = findMistake(engine)
  if (mistake !== undefined) throw new UsageError(`the file after --firmware ${mistake}; download it again`)
  if (overlap(piecesOf(engine), piecesOf(ours)))
    throw new UsageError('the file after --firmware already has a program in it; download the file of the engine alone')
  return joinBlocks(engine, ours)
}
