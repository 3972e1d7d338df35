import { hold, hz, program, ramp, repeat, type Segment, s } from './language/write.ts'

// 45-50 Hz raised the pain threshold of trigger points (S8); holds of 60-90 s (S10). 30 Hz between is a proposal.
/** One go at a knot. */
export const bout: Segment[] = [hold(hz(47), s(75)), hold(hz(30), s(15))]

// Bouts beat one long go (S19). The ramps of 3 s are proposals.
export default program({
  name: 'knot',
  title: 'Release a knot',
  serves: ['spasm', 'tightness', 'flow', 'waste'],
  about: 'Rest it on the lump, relax the limb, let it sink in.',
  segments: [ramp(hz(47), s(3)), repeat(3, bout), ramp(0, s(3))],
  onSpot: true,
})
