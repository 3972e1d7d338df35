import flow from './flow.ts'
import knot from './knot.ts'
import { hz, play, program, ramp, s } from './language/write.ts'
import warmIn from './warm-in.ts'

// Three programs in a row, within the 15 min that makers of massagers advise (S22). The slow end from 30 to 20 Hz is a
// proposal.
export default program({
  name: 'session',
  title: 'A whole session',
  serves: ['spasm', 'tightness', 'flow', 'waste'],
  about: 'Stay on one knot from the start to the end.',
  segments: [play(warmIn), play(knot), play(flow), ramp(hz(30), s(3)), ramp(hz(20), s(40)), ramp(0, s(3))],
})
