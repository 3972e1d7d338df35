import { scan } from './find.ts'
import { bout } from './knot.ts'
import { cue, hz, min, program, ramp, repeat, s } from './language/write.ts'

// Upkeep two or three times a week keeps new knots small (seed 003): two minutes to find them, then one go at each of
// three. The number and the two ticks between are proposals.
export default program({
  name: 'keep',
  title: 'Keep them small',
  serves: ['spasm', 'tightness', 'flow', 'waste'],
  about: 'Find what is tender for two minutes. At each double tick go to the next spot and stay.',
  segments: [...scan(min(2)), repeat(3, [cue(2), ramp(hz(47), s(3)), ...bout, ramp(0, s(3))])],
})
