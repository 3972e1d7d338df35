// A deliberate defect in a HAL: one change of one file.

export interface BuiltDefect {
  name: string
  /** The soak of this board's built file finds it. */
  board: string
  file: string
  /** This text, which the file has exactly once, becomes `to`. */
  from: string
  to: string
  /** The seed of a soak that finds it soon, and the invariant that it breaks. */
  seed: number
  invariant: string
}
