// One row of the table of engine pitfalls.

export interface Pitfall {
  /** What Espruino does. */
  summary: string
  /** Calls out() with values. It runs as the body of a function. */
  code: string
  /** What out() is given in Node, separated by spaces, with `throws` at the end if the code throws. */
  node: string
  /** The same on Espruino. */
  espruino: string
  /** The rule of the gate that refuses the code; `syntax` if it is not JavaScript at all. */
  rule?: string
  /** The notice that an instrumented run of the code gives. */
  notice?: string
  /** Why our code cannot contain it, if neither the gate nor an instrumented run can find it. */
  cannotHappen?: string
  /** The example needs an engine of its own: it ends the engine, or its output comes late. */
  needsOwnRun?: true
  /** Why the example gives the same in Node and on the Linux build of Espruino. */
  noDifference?: string
}
