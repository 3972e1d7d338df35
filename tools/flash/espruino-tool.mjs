// The Espruino tool in a process of its own, told what to do by messages: it prints a lot, changes globals, asks the
// network for things we have, and lets what goes wrong with a port end the process.

import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/**
 * Nobody is left to tell when the line to the other process has ended; and to send then would throw, which would be one
 * more thing to tell.
 * @param {unknown} reason
 */
const broken = (reason) => {
  if (!process.connected) process.exit()
  process.send?.({ broken: String(reason) }, () => {})
}

for (const name of /** @type {const} */ (['log', 'info', 'warn'])) console[name] = () => {}
// That a socket broke it says nowhere else.
console.error = (...words) => {
  if (/RECEIVE ERROR|Unable to connect|BT> (SEND )?ERROR/.test(words.join(' '))) broken(words.join(' '))
}
process.on('uncaughtException', broken)
process.on('unhandledRejection', broken)
// Ctrl-C reaches every process of a terminal: who started this one says what is still to be said, and ends the line.
process.on('SIGINT', () => {})

/** Everything it would ask the network for. @type {Record<string, unknown>} */
const OFFLINE = {
  ENV_ON_CONNECT: false,
  BOARD_JSON_URL: '',
  MODULE_URL: '',
  SERIAL_IGNORE: '',
  SET_TIME_ON_WRITE: false,
}

/** Which of the tool's ways goes to which kind of port. @type {Record<string, string>} */
const WAYS = { tcp: 'Node Socket', serial: 'Node Serial', bluetooth: 'Node-ble Bluetooth LE' }

/** How often and how long it looks for Bluetooth devices. */
const SCANS = 8
const SCAN_MS = 500
/** What fits into the event buffer of every board at once: the tool does not heed a board that asks it to wait. */
const PIECE_BYTES = 256
/** A board may tidy up all its storage before it answers, which takes a tenth of a second a page. */
const PACKET_MS = 20_000
/** Serial ports take what is written at once, up to here. */
const CHUNK_BYTES = 512
/** What was typed last must get out. */
const LINGER_MS = 500

/** @type {any} */
const globals = globalThis
await new Promise((resolve) => require('espruino').init(() => resolve(undefined)))
const { Espruino } = globals
const { Serial, Utils } = Espruino.Core
let heard = 0
/** @type {any} */
let opened
Serial.connection.on('data', (/** @type {string} */ data) => {
  heard += data.length
})

/** @param {string} kind */
const way = (kind) => Serial.devices.find((/** @type {{ name: string }} */ { name }) => name === WAYS[kind])

/** @returns {Promise<{ path: string, description?: string }[]>} */
const found = (/** @type {any} */ device) =>
  new Promise((resolve) => device.getPorts((/** @type {any} */ ports) => resolve(ports ?? [])))
const pause = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms))

/** @param {(ports: { path: string, description?: string }[]) => boolean} enough */
async function scan(enough) {
  const device = way('bluetooth')
  if (!device) return []
  for (let i = 0; i < SCANS; i++) {
    const ports = await found(device)
    if (ports.length > 0 && enough(ports)) return ports
    await pause(SCAN_MS)
  }
  return found(device)
}

const CALLS = {
  /** Bluetooth devices with a console. */
  scan: () => scan(() => false),

  /** @param {string} path @param {string} kind @param {number} baud */
  async open(path, kind, baud) {
    const device = way(kind)
    if (!device) throw new Error('no bluetooth here')
    Object.assign(Espruino.Config, OFFLINE, { BAUD_RATE: baud })
    if (kind === 'bluetooth') {
      Utils.addRecognisedDeviceAddress(path)
      const seen = await scan((ports) => ports.some((port) => port.path.toLowerCase() === path.toLowerCase()))
      if (!seen.some((port) => port.path.toLowerCase() === path.toLowerCase())) throw new Error(`${path} not found`)
    }
    // It opens what it listed itself: now it has listed this.
    for (const other of Serial.devices) other.getPorts = (/** @type {any} */ list) => list([], true)
    device.getPorts = (/** @type {any} */ list) => list([{ path }], true)
    Serial.startListening(() => {})
    await new Promise((resolve, reject) =>
      Serial.open(
        path,
        (/** @type {unknown} */ status) =>
          status === undefined ? reject(new Error('unable to connect')) : resolve(undefined),
        () => broken('closed'),
      ),
    )
    Serial.setSlowWrite(false, true)
    opened = device
    // Over TCP the tool would send what is above 127 as two bytes.
    if (kind === 'tcp')
      Serial.connection.writeLowLevel = (/** @type {string} */ chunk) =>
        new Promise((resolve) => device.write(Buffer.from(chunk, 'latin1'), resolve))
  },

  /** JSON of what an expression gives, and whether anything at all came back. @param {string} expression @param {number} withinMs */
  async ask(expression, withinMs) {
    const before = heard
    // The tool has a limit too, but starts it only after questions of more than 512 bytes.
    const json = await Promise.race([
      new Promise((resolve) => Utils.executeExpression(expression, resolve)),
      pause(withinMs),
    ])
    return { json, heard: heard > before }
  },

  /** @param {string} fn @param {string} text */
  async send(fn, text) {
    const { connection } = Serial
    connection.chunkSize = opened.maxWriteLength ?? CHUNK_BYTES
    await connection.espruinoSendPacket('FILE_SEND', JSON.stringify({ fn, s: text.length }), { timeout: PACKET_MS })
    for (let at = 0; at < text.length; at += PIECE_BYTES) {
      await connection.espruinoSendPacket('DATA', text.slice(at, at + PIECE_BYTES), { timeout: PACKET_MS })
      process.send?.({ sent: Math.min(at + PIECE_BYTES, text.length) })
    }
  },

  /** @param {string} text */
  async say(text) {
    await Serial.connection.write(text)
  },
}

process.on('message', async (/** @type {any} */ { id, call, args }) => {
  try {
    const value = await /** @type {any} */ (CALLS)[call](...args)
    process.send?.({ id, value })
  } catch (error) {
    process.send?.({ id, error: String(error) })
  }
})
process.on('disconnect', async () => {
  await pause(LINGER_MS)
  if (Serial.isConnected()) Serial.close()
  process.exit()
})
process.send?.({ ready: true })
