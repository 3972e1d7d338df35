import { hold, hz, program, ramp, repeat, s } from './language/write.ts'

// 50 Hz for 5 min raised the blood flow of the skin (S5, S7), with 10 s of pause after 50 s as in that method (S5).
// 30 Hz in the pauses and the ramps are proposals.
export default program({
  name: 'flow',
  title: 'Bring blood to it',
  serves: ['flow', 'waste'],
  about: 'Rest it on the muscle; warmth and a little redness are what is wanted.',
  segments: [ramp(hz(50), s(3)), repeat(5, [hold(hz(50), s(50)), hold(hz(30), s(10))]), ramp(0, s(3))],
})
