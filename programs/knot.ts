import { hold, hz, program, ramp, repeat, type Segment, s } from './language/write.ts'

/**
 * One round on a knot: work, then a pause. 45 to 50 Hz raised the pain threshold of trigger points (S8), in holds of 60
 * to 90 s (S10). 30 Hz in the pause is a proposal.
 */
export const knotRound: Segment[] = [hold(hz(47), s(75)), hold(hz(30), s(15))]

// Several short rounds work better than one long one (S19). The ramps of 3 s are proposals.
export default program({
  name: 'knot',
  title: 'Release a knot',
  serves: ['spasm', 'tightness', 'flow', 'waste'],
  about: 'Rest it on the lump, relax the limb, let it sink in.',
  segments: [ramp(hz(47), s(3)), repeat(3, knotRound), ramp(0, s(3))],
  onSpot: true,
})
