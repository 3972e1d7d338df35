import { cue, hold, hz, program, ramp, repeat, s } from './language/write.ts'

// A study tried 5 min at 50 Hz on each muscle against soreness (S12). 50 Hz did better than 25 Hz two to three days later
// (S14). A tick each minute to move on is a proposal.
export default program({
  name: 'sore',
  title: 'Sore after exercise',
  serves: ['flow', 'waste'],
  about: 'Move it along the muscle. At each tick go on by the width of a hand.',
  segments: [repeat(5, [ramp(hz(50), s(3)), hold(hz(50), s(54)), ramp(0, s(2)), cue(1)])],
})
