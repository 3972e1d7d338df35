// The program that a host has sent: when it plays, and that it is bound by the session it plays in.

import { beforeEach, expect, it } from 'vitest'
import { compile } from '../../../programs/language/compile.ts'
import { hold, ramp, s } from '../../../programs/language/write.ts'
import * as hosts from '../../../src/link/hosts-program.ts'
import * as pairing from '../../../src/link/pairing.ts'
import * as massager from '../../../src/massager.ts'
import { ASK_PLAY, OFF, RUNNING } from '../../../src/massager.ts'
import { SESSIONS_FIELD, saved } from '../../../src/memory/settings.ts'
import * as governor from '../../../src/motor/governor.ts'
import * as player from '../../../src/program/player.ts'
import { makeProgram } from '../../programs/language/make-program.ts'
import { Bench } from '../massager-bench.ts'

const programOf = (level: 20 | 40) => compile(makeProgram([hold(level, s(60)), ramp(0, s(1))]))

let bench: Bench
beforeEach(() => {
  bench = new Bench().run(100)
  hosts.setBytes(programOf(20))
  pairing.hear()
  bench.pressTimes(1)
  expect(pairing.phase).toBe(pairing.HOST)
})

it('plays where a host asks for it, as a session of its own', () => {
  pairing.hear()
  bench.request(ASK_PLAY).run(5000)
  expect([bench.state, player.level]).toEqual([RUNNING, 20])
  bench.press(900).run(1000)
  expect([bench.state, saved[SESSIONS_FIELD]]).toEqual([OFF, 1])
})

it('does not play where nothing of the host has come in this event', () => {
  pairing.follow()
  bench.request(ASK_PLAY).run(5000)
  expect([bench.state, bench.duties]).toEqual([OFF, []])
})

it("takes the place of the host's program before it, whose session goes on: it has no longer limit and no second record", () => {
  pairing.hear()
  bench.request(ASK_PLAY).run(5000)
  const { limitAt } = governor
  hosts.setBytes(programOf(40))
  bench.request(ASK_PLAY).run(5000)
  expect([bench.state, player.level, governor.limitAt]).toEqual([RUNNING, 40, limitAt])
  bench.press(900).run(1000)
  expect([massager.state, saved[SESSIONS_FIELD]]).toEqual([OFF, 1])
})
