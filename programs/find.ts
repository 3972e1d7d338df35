import { type Ending, hold, hz, type Ms, min, program, ramp, type Segment, s } from './language/write.ts'

/** Steady and low for `time`, with a ramp at each end: for feeling where a muscle is tender. */
export const scan = (time: Ms): [Segment, Segment, Ending] => [ramp(hz(28), s(3)), hold(hz(28), time), ramp(0, s(3))]

// Upkeep finds knots while they are small (docs/owner/plan.md). 28 Hz and 3 min are proposals.
export default program({
  name: 'find',
  title: 'Find a knot',
  serves: [],
  about: 'Move it slowly over the muscle. Stop where it is tender and remember the spot.',
  segments: scan(min(2.9)),
})
