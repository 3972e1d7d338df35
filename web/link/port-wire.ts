// A port of the browser as the client of the link needs it.

import { toBytes, toText } from '../../lib/bytes.ts'
import type { Wire, WireKind } from '../../tools/link/wire.ts'
import type { QueuedPort } from './queued-port.ts'

export const wireOver = (port: QueuedPort, kind: WireKind): Wire => ({
  kind,
  write: (text) => port.write(toBytes(text)),
  listen: (onText, onEnd) => port.listen((bytes) => onText(toText(bytes)), onEnd),
  close: () => port.close(),
})
