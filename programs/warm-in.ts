import { hold, hz, program, ramp, s } from './language/write.ts'

// A low, sustained load comes before a strong one. 30 s from 20 to 35 Hz and 30 s at 35 Hz are proposals.
export default program({
  name: 'warm-in',
  title: 'Warm in',
  serves: ['tightness', 'flow'],
  about: 'Lay it flat on the muscle, without pressing.',
  segments: [ramp(hz(20), s(1)), ramp(hz(35), s(30)), hold(hz(35), s(30)), ramp(0, s(3))],
})
