import { hold, hz, program, ramp, repeat, s } from './language/write.ts'

// 50 Hz with 10 s of pause in each minute raised the blood flow of the skin within 5 min (S5). 47 Hz raised the blood
// flow in an artery for longer than 30 Hz did (S7). 30 Hz in the pauses and the ramps are proposals.
export default program({
  name: 'flow',
  title: 'Bring blood to it',
  serves: ['flow', 'waste'],
  about: 'Rest it on the muscle. The skin should get warm and a little red.',
  segments: [ramp(hz(50), s(3)), repeat(5, [hold(hz(50), s(50)), hold(hz(30), s(10))]), ramp(0, s(3))],
})
