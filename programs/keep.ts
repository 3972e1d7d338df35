import { scan } from './find.ts'
import { knotRound } from './knot.ts'
import { cue, hz, min, program, ramp, repeat, s } from './language/write.ts'

// Upkeep two or three times a week keeps new knots small (docs/owner/plan.md): two minutes to find them, then one
// round on each of three. Three knots and two ticks between them are proposals.
export default program({
  name: 'keep',
  title: 'Keep them small',
  serves: ['spasm', 'tightness', 'flow', 'waste'],
  about: 'Search for tender spots for two minutes. At each double tick go to the next spot and stay.',
  segments: [...scan(min(2)), repeat(3, [cue(2), ramp(hz(47), s(3)), ...knotRound, ramp(0, s(3))])],
})
