import { type Ending, hold, hz, type Ms, min, program, ramp, type Segment, s } from './language/write.ts'

/** Steady and low, to feel for tender spots, for `time` and a ramp at each end. */
export const scan = (time: Ms): [Segment, Segment, Ending] => [ramp(hz(28), s(3)), hold(hz(28), time), ramp(0, s(3))]

// Finding knots while they are small is the idea of upkeep (seed 003). 28 Hz, low, and 3 min are proposals.
export default program({
  name: 'find',
  title: 'Find a knot',
  serves: [],
  about: 'Move it slowly over the muscle; where it is tender, stop and remember.',
  segments: scan(min(2.9)),
})
