// A YMODEM receiver, written from the specification: what the sender is tried against. It can be made to misbehave.

import type { Duplex } from 'node:stream'

const [SOH, STX, EOT, ACK, NAK, CANCEL, INVITE] = [0x01, 0x02, 0x04, 0x06, 0x15, 0x18, 0x43]
const INVITE_MS = 1000

export interface Habits {
  /** Refuses the block of this number once. */
  refuse?: number
  /** Takes the block of this number, but its answer is lost once. */
  loseAnswer?: number
  /** Gives up at the block of this number. */
  cancel?: number
  /** Says no more from the block of this number on. */
  silentFrom?: number
  /** Refuses the first end, as the specification advises. */
  doubtsEnd?: boolean
  /** Never asks for a file. */
  neverInvites?: boolean
}

/** As the specification computes it, with a shift register: not as the sender does. */
function crc(data: Uint8Array): number {
  let register = 0
  for (const byte of [...data, 0, 0])
    for (let bit = 7; bit >= 0; bit--) {
      const out = register & 0x8000
      register = ((register << 1) | ((byte >> bit) & 1)) & 0xffff
      if (out) register ^= 0x1021
    }
  return register
}

export interface Received {
  name: string
  data: Buffer
  /** Blocks that came twice. */
  again: number
}

/** Takes one file from `stream`; resolves after the header that ends the session, or with undefined when it gave up. */
export function receive(stream: Duplex, habits: Habits = {}): Promise<Received | undefined> {
  const { refuse, loseAnswer, cancel, silentFrom, doubtsEnd, neverInvites } = habits
  let heard = Buffer.alloc(0)
  let next = 0
  let file: { name: string; bytes: number } | undefined
  let data = Buffer.alloc(0)
  let again = 0
  let ended = false
  const once = new Set<string>()
  const first = (what: string): boolean => !once.has(what) && once.add(what) !== undefined
  const say = (...bytes: number[]) => void stream.write(Buffer.from(bytes))

  return new Promise((resolve) => {
    let timer: NodeJS.Timeout
    const invite = () => {
      if (neverInvites) return
      say(INVITE)
      timer = setTimeout(invite, INVITE_MS)
    }
    const over = (result: Received | undefined) => {
      clearTimeout(timer)
      stream.off('data', hear)
      resolve(result)
    }

    function end() {
      if (doubtsEnd && first('end')) return say(NAK)
      ended = true
      next = 0
      say(ACK)
      invite()
    }

    function take(number: number, content: Buffer) {
      if (number === ((next - 1) & 0xff) && !(next === 0 && !ended)) {
        again++
        return say(ACK)
      }
      if (number !== (next & 0xff) || (number === refuse && first('refuse'))) return say(NAK)
      if (cancel !== undefined && next === cancel && !ended) {
        say(CANCEL, CANCEL)
        return over(undefined)
      }
      if (silentFrom !== undefined && next >= silentFrom) return
      next++
      const lost = number === loseAnswer && !ended && first('lose')
      if (ended) {
        if (content[0] !== 0) throw new Error('a second file')
        say(ACK)
        return over({ name: file!.name, data: data.subarray(0, file!.bytes), again })
      }
      if (!file) {
        clearTimeout(timer)
        const [name, rest] = content.toString('latin1').split('\0')
        file = { name: name!, bytes: Number(rest!.split(' ')[0]) }
        if (!lost) say(ACK)
        return say(INVITE)
      }
      data = Buffer.concat([data, content])
      if (!lost) say(ACK)
    }

    /** One block, or one end, from what has come; false where it is not all there. */
    function step(): boolean {
      const [kind, number, inverse] = heard
      if (kind === undefined) return false
      if (kind === CANCEL) {
        over(undefined)
        return false
      }
      if (kind === EOT) {
        heard = heard.subarray(1)
        end()
        return true
      }
      if (kind !== SOH && kind !== STX) throw new Error(`no block begins with ${kind}`)
      const bytes = kind === SOH ? 128 : 1024
      if (heard.length < bytes + 5) return false
      const content = heard.subarray(3, 3 + bytes)
      const sum = heard.readUInt16BE(3 + bytes)
      heard = heard.subarray(bytes + 5)
      clearTimeout(timer)
      if (number! + inverse! !== 0xff || crc(content) !== sum) say(NAK)
      else take(number!, content)
      return true
    }

    function hear(chunk: Buffer): void {
      heard = Buffer.concat([heard, chunk])
      while (step());
    }
    stream.on('data', hear)
    invite()
  })
}
