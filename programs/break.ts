import { hold, hz, program, ramp, s } from './language/write.ts'

// Regular breaks keep muscles from tightening (docs/owner/plan.md, Breaks). 2 min at 40 Hz is a proposal.
export default program({
  name: 'break',
  title: 'Two minutes off the desk',
  serves: ['tightness', 'flow'],
  about: 'Two gentle minutes on neck or shoulders, then move them.',
  segments: [ramp(hz(40), s(5)), hold(hz(40), s(112)), ramp(0, s(3))],
})
