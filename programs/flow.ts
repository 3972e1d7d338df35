import { hold, hz, program, ramp, repeat, s } from './language/write.ts'

// 50 Hz raised the blood flow of the skin within 5 min, with 10 s of pause in each minute (S5); 47 Hz that of an artery
// for longer than 30 Hz (S7). 30 Hz in the pauses and the ramps are proposals.
export default program({
  name: 'flow',
  title: 'Bring blood to it',
  serves: ['flow', 'waste'],
  about: 'Rest it on the muscle; warmth and a little redness are what is wanted.',
  segments: [ramp(hz(50), s(3)), repeat(5, [hold(hz(50), s(50)), hold(hz(30), s(10))]), ramp(0, s(3))],
})
