import { hz, program, ramp, s, wave } from './language/write.ts'

// 20 to 60 Hz is the band reported to relax muscles (S2). The slow wave of 9 s between 30 and 40 Hz is a proposal.
export default program({
  name: 'ease',
  title: 'Ease a tight muscle',
  serves: ['spasm', 'tightness'],
  about: 'Lay it on the tight muscle. It gets stronger and weaker like slow breath.',
  segments: [ramp(hz(30), s(3)), wave(hz(30), hz(40), s(9), s(33 * 9)), ramp(0, s(3))],
})
