// A deliberate defect: one change of one file of the firmware.

export interface Defect {
  name: string
  file: string
  /** This text, which the file has exactly once, becomes `to`. */
  from: string
  to: string
  /** The seed of a soak that finds it soon, and the invariant that it breaks. */
  seed: number
  invariant: string
  /** Of each soak, if not the usual ones. */
  days?: number
  /** For a defect that only many days show: weeks of an owner who follows the plan. */
  weeks?: number
  /** All owners have other hardware than most; else none has. */
  hasHardware?: boolean
  /** Devices with a link, and hosts around them. */
  isLinked?: boolean
  /** Only for some, as shrinking takes many runs: the shrunk scenario has at most so many steps. */
  maxSteps?: number
}
