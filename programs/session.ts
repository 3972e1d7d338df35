import flow from './flow.ts'
import knot from './knot.ts'
import { hz, play, program, ramp, s } from './language/write.ts'
import warmIn from './warm-in.ts'

// Composed of the others, within the 15 min that makers advise (S22). The slow way out, 30 to 20 Hz, is a proposal.
export default program({
  name: 'session',
  title: 'A whole session',
  serves: ['spasm', 'tightness', 'flow', 'waste'],
  about: 'On one knot, from the first touch to the last: stay with it.',
  segments: [play(warmIn), play(knot), play(flow), ramp(hz(30), s(3)), ramp(hz(20), s(40)), ramp(0, s(3))],
})
