// A fake of Espruino's console, as tests/tools/flash/recorded-session.txt has it: expressions in print(), packets of
// files, and lines that are noted.

import { crc32 } from 'node:zlib'
import type { Peer } from './fake-port.ts'

export interface FakeBoard {
  /** process.env.BOARD */
  name: string
  /** As in Storage: bytes that were never written are 0xFF. */
  stored?: string | undefined
  /** Every other line that was typed. */
  typed: string[]
  /** The connection is lost when so many bytes of the file are stored. */
  cutAt?: number
  onCut?: () => void
}

const [SOH, DLE, ACK, NAK] = ['\x01', '\x10', '\x06', '\x15']

/** The board at the end of a connection; `say` is what it sends. */
export function fakeConsole(board: FakeBoard, say: (text: string) => void): Peer {
  let input = ''
  let end = 0
  let at = 0

  const answer = (line: string) => {
    if (line.includes('process.env')) return [board.name, '2v29']
    const { stored } = board
    if (stored === undefined) return null
    return [
      stored.length,
      crc32(Buffer.from(stored, 'latin1')),
      stored.slice(0, 60),
      stored.charCodeAt(stored.length - 1),
    ]
  }

  /** Takes a packet: the beginning of a file, or a piece of it. */
  const takePacket = (isFile: boolean, data: string) => {
    if (isFile) {
      end = JSON.parse(data).s
      at = 0
      board.stored = '\xff'.repeat(end)
      return say(ACK)
    }
    if (at + data.length > (board.cutAt ?? Number.POSITIVE_INFINITY)) return board.onCut?.()
    if (at + data.length > end) return say(NAK)
    board.stored = board.stored!.slice(0, at) + data + board.stored!.slice(at + data.length)
    at += data.length
    say(ACK)
  }

  const takeLine = (line: string) => {
    if (line.includes('JSON.stringify')) say(`< << ${JSON.stringify(answer(line))} >> >\r\n>`)
    else if (line.replace(DLE, '') !== '') {
      board.typed.push(line)
      say('\r\n>')
    }
  }

  return {
    take(text) {
      input += text
      for (;;) {
        if (input.startsWith(DLE + SOH)) {
          if (input.length < 4) return
          const head = input.charCodeAt(2) * 256 + input.charCodeAt(3)
          const bytes = head & 0x1fff
          if (input.length < 4 + bytes) return
          const data = input.slice(4, 4 + bytes)
          input = input.slice(4 + bytes)
          takePacket((head & 0xe000) === 0x6000, data)
        } else {
          const lineEnd = input.indexOf('\n')
          if (lineEnd < 0) return
          const line = input.slice(0, lineEnd)
          input = input.slice(lineEnd + 1)
          takeLine(line)
        }
      }
    },
  }
}
