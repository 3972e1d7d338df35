import { breath, hz, program, ramp, s } from './language/write.ts'

// Stress is one of the causes of knots. 20 to 30 Hz at the pace of slow breath, 5 s in and 5 s out, is a proposal.
export default program({
  name: 'calm',
  title: 'Calm down',
  serves: ['spasm', 'tightness'],
  about: 'Lay it on neck or shoulders and breathe with it.',
  segments: [ramp(hz(20), s(1)), breath(hz(20), hz(30), s(5), s(5), 36), ramp(0, s(2))],
})
