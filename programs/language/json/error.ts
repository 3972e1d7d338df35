// How a JSON text is refused: one sentence with the place, what was expected, and what came.

/** A JSON text that is not a program. */
export class JsonError extends Error {}

export const refuse = (place: string, reason: string): never => {
  throw new JsonError(`${place}: ${reason}`)
}
