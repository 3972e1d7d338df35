// A YMODEM receiver for tests of the sender, written from the specification. Faults make it misbehave.

import type { Duplex } from 'node:stream'

const [SOH, STX, EOT, ACK, NAK, CANCEL, CRC_REQUEST] = [0x01, 0x02, 0x04, 0x06, 0x15, 0x18, 0x43]
const REQUEST_MS = 1000

export interface Faults {
  /** Refuses the block of this number once. */
  refuseOnce?: number
  /** Takes the block of this number, but loses its answer once. */
  loseAnswerTo?: number
  /** Cancels at the block of this number. */
  cancelAt?: number
  /** Answers nothing from the block of this number on. */
  silentFrom?: number
  /** Refuses the first EOT, as the specification advises. */
  refusesFirstEnd?: boolean
  /** Never requests a file. */
  neverRequests?: boolean
  /** From the block of this number on, this has the stream. */
  brokenFrom?: { block: number; act(stream: Duplex): void }
}

/** With a shift register, as in the specification. The sender computes it in another way. */
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
  /** How many blocks came twice. */
  repeated: number
}

/** Receives one file. Resolves after the header that ends the session, or with undefined if the upload was cancelled. */
export function receiveFile(stream: Duplex, faults: Faults = {}): Promise<Received | undefined> {
  const { refuseOnce, loseAnswerTo, cancelAt, silentFrom, refusesFirstEnd, neverRequests, brokenFrom } = faults
  let input = Buffer.alloc(0)
  let next = 0
  let file: { name: string; bytes: number } | undefined
  let data = Buffer.alloc(0)
  let repeated = 0
  let hasEnded = false
  const happened = new Set<string>()
  const isFirst = (event: string): boolean => !happened.has(event) && happened.add(event) !== undefined
  const send = (...bytes: number[]) => void stream.write(Buffer.from(bytes))

  return new Promise((resolve) => {
    let timer: NodeJS.Timeout
    const request = () => {
      if (neverRequests) return
      send(CRC_REQUEST)
      timer = setTimeout(request, REQUEST_MS)
    }
    const finish = (result: Received | undefined) => {
      clearTimeout(timer)
      stream.off('data', handleData)
      resolve(result)
    }

    function handleEnd() {
      if (refusesFirstEnd && isFirst('end')) return send(NAK)
      hasEnded = true
      next = 0
      send(ACK)
      request()
    }

    function handleBlock(number: number, content: Buffer) {
      if (number === ((next - 1) & 0xff) && !(next === 0 && !hasEnded)) {
        repeated++
        return send(ACK)
      }
      if (number !== (next & 0xff) || (number === refuseOnce && isFirst('refuse'))) return send(NAK)
      if (cancelAt !== undefined && next === cancelAt && !hasEnded) {
        send(CANCEL, CANCEL)
        return finish(undefined)
      }
      if (silentFrom !== undefined && next >= silentFrom) return
      if (brokenFrom !== undefined && next >= brokenFrom.block) {
        stream.off('data', handleData)
        brokenFrom.act(stream)
        return
      }
      next++
      const isLost = number === loseAnswerTo && !hasEnded && isFirst('lose')
      if (hasEnded) {
        if (content[0] !== 0) throw new Error('a second file')
        send(ACK)
        return finish({ name: file!.name, data: data.subarray(0, file!.bytes), repeated })
      }
      if (!file) {
        clearTimeout(timer)
        const [name, rest] = content.toString('latin1').split('\0')
        file = { name: name!, bytes: Number(rest!.split(' ')[0]) }
        if (!isLost) send(ACK)
        return send(CRC_REQUEST)
      }
      data = Buffer.concat([data, content])
      if (!isLost) send(ACK)
    }

    /** Handles one block or one EOT of the input. Returns false if it is not complete. */
    function handleNext(): boolean {
      const [kind, number, inverse] = input
      if (kind === undefined) return false
      if (kind === CANCEL) {
        finish(undefined)
        return false
      }
      if (kind === EOT) {
        input = input.subarray(1)
        handleEnd()
        return true
      }
      if (kind !== SOH && kind !== STX) throw new Error(`no block begins with ${kind}`)
      const bytes = kind === SOH ? 128 : 1024
      if (input.length < bytes + 5) return false
      const content = input.subarray(3, 3 + bytes)
      const receivedCrc = input.readUInt16BE(3 + bytes)
      input = input.subarray(bytes + 5)
      clearTimeout(timer)
      if (number! + inverse! !== 0xff || crc(content) !== receivedCrc) send(NAK)
      else handleBlock(number!, content)
      return true
    }

    function handleData(chunk: Buffer): void {
      input = Buffer.concat([input, chunk])
      while (handleNext());
    }
    stream.on('data', handleData)
    request()
  })
}
