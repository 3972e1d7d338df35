import { cue, hold, hz, min, program, ramp, rest, s } from './language/write.ts'

// 5 min of percussion widened the range of motion (S15). Then the muscle is moved through all of that range.
// 35 Hz, three ticks at the start of the movement and 60 s of movement are proposals.
export default program({
  name: 'move',
  title: 'Loosen, then move',
  serves: [],
  about: 'Five minutes on the stiff muscle. At three ticks put it down and move until it ticks again.',
  segments: [ramp(hz(35), s(5)), hold(hz(35), min(4.8)), ramp(0, s(3)), cue(3), rest(s(60)), cue(2)],
})
