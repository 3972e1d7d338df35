// The Espruino tool in a process of its own, controlled by messages. The tool prints a lot, changes globals, downloads
// files that this code already has, and lets the failure of a port end the process.

import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/**
 * Reports that the connection failed. If the other process has ended, so does this one: to send would throw, and that
 * error would be reported again.
 * @param {unknown} reason
 */
const reportFailure = (reason) => {
  if (!process.connected) process.exit()
  process.send?.({ failure: String(reason) }, () => {})
}

for (const name of /** @type {const} */ (['log', 'info', 'warn'])) console[name] = () => {}
// The tool reports a broken socket only here.
console.error = (...words) => {
  if (/RECEIVE ERROR|Unable to connect|BT> (SEND )?ERROR/.test(words.join(' '))) reportFailure(words.join(' '))
}
process.on('uncaughtException', reportFailure)
process.on('unhandledRejection', reportFailure)
// A terminal sends Ctrl-C to all its processes. The parent handles it, and disconnects this one when it is done.
process.on('SIGINT', () => {})

/** Turns off all downloads of the tool. @type {Record<string, unknown>} */
const OFFLINE = {
  ENV_ON_CONNECT: false,
  BOARD_JSON_URL: '',
  MODULE_URL: '',
  SERIAL_IGNORE: '',
  SET_TIME_ON_WRITE: false,
}

/** The tool's names for its connections, by kind of port. @type {Record<string, string>} */
const DEVICE_NAMES = { tcp: 'Node Socket', serial: 'Node Serial', bluetooth: 'Node-ble Bluetooth LE' }

/** How often the tool scans for Bluetooth devices, and the pause between two scans. */
const SCANS = 8
const SCAN_MS = 500
/** Fits into the event buffer of every board: the tool ignores a board that asks it to wait. */
const PIECE_BYTES = 256
/** A board may compact its storage before it answers, which takes 0.1 s a page. */
const PACKET_MS = 20_000
/** The most that the tool writes to a serial port at once. */
const CHUNK_BYTES = 512
/** Time for the last text to get out. */
const FLUSH_MS = 500

/** @type {any} */
const globals = globalThis
await new Promise((resolve) => require('espruino').init(() => resolve(undefined)))
const { Espruino } = globals
const { Serial, Utils } = Espruino.Core
let receivedBytes = 0
/** @type {any} */
let openDevice
Serial.connection.on('data', (/** @type {string} */ data) => {
  receivedBytes += data.length
})

/** @param {string} kind */
const deviceFor = (kind) =>
  Serial.devices.find((/** @type {{ name: string }} */ { name }) => name === DEVICE_NAMES[kind])

/** @returns {Promise<{ path: string, description?: string }[]>} */
const listPorts = (/** @type {any} */ device) =>
  new Promise((resolve) => device.getPorts((/** @type {any} */ ports) => resolve(ports ?? [])))
const pause = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * Scans for Bluetooth devices until `isEnough`, at most SCANS times.
 * @param {(ports: { path: string, description?: string }[]) => boolean} isEnough
 */
async function scan(isEnough) {
  const device = deviceFor('bluetooth')
  if (!device) return []
  for (let i = 0; i < SCANS; i++) {
    const ports = await listPorts(device)
    if (ports.length > 0 && isEnough(ports)) return ports
    await pause(SCAN_MS)
  }
  return listPorts(device)
}

/** @param {string} path */
async function findBluetoothDevice(path) {
  const hasPath = (/** @type {{ path: string }} */ port) => port.path.toLowerCase() === path.toLowerCase()
  Utils.addRecognisedDeviceAddress(path)
  const ports = await scan((found) => found.some(hasPath))
  if (!ports.some(hasPath)) throw new Error(`${path} not found`)
}

const CALLS = {
  /** Bluetooth devices with a console. */
  scan: () => scan(() => false),

  /** @param {string} path @param {string} kind @param {number} baudRate */
  async open(path, kind, baudRate) {
    const device = deviceFor(kind)
    if (!device) throw new Error('no bluetooth here')
    Object.assign(Espruino.Config, OFFLINE, { BAUD_RATE: baudRate })
    if (kind === 'bluetooth') await findBluetoothDevice(path)
    // The tool only opens ports that it has listed: now each list has this one, or none.
    for (const other of Serial.devices) other.getPorts = (/** @type {any} */ list) => list([], true)
    device.getPorts = (/** @type {any} */ list) => list([{ path }], true)
    Serial.startListening(() => {})
    await new Promise((resolve, reject) =>
      Serial.open(
        path,
        (/** @type {unknown} */ status) =>
          status === undefined ? reject(new Error('unable to connect')) : resolve(undefined),
        () => reportFailure('closed'),
      ),
    )
    Serial.setSlowWrite(false, true)
    openDevice = device
    // Over TCP the tool would send each character above 127 as two bytes.
    if (kind === 'tcp')
      Serial.connection.writeLowLevel = (/** @type {string} */ chunk) =>
        new Promise((resolve) => device.write(Buffer.from(chunk, 'latin1'), resolve))
  },

  /**
   * The value of an expression as JSON, and whether the board sent anything at all.
   * @param {string} expression
   * @param {number} withinMs
   */
  async evaluate(expression, withinMs) {
    const before = receivedBytes
    // The tool has a time limit of its own, but only for expressions of more than 512 bytes.
    const json = await Promise.race([
      new Promise((resolve) => Utils.executeExpression(expression, resolve)),
      pause(withinMs),
    ])
    return { json, hasInput: receivedBytes > before }
  },

  /** @param {string} name @param {string} text */
  async uploadFile(name, text) {
    const { connection } = Serial
    connection.chunkSize = openDevice.maxWriteLength ?? CHUNK_BYTES
    const header = JSON.stringify({ fn: name, s: text.length })
    await connection.espruinoSendPacket('FILE_SEND', header, { timeout: PACKET_MS })
    for (let at = 0; at < text.length; at += PIECE_BYTES) {
      await connection.espruinoSendPacket('DATA', text.slice(at, at + PIECE_BYTES), { timeout: PACKET_MS })
      process.send?.({ sent: Math.min(at + PIECE_BYTES, text.length) })
    }
  },

  /** @param {string} text */
  async write(text) {
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
  await pause(FLUSH_MS)
  if (Serial.isConnected()) Serial.close()
  process.exit()
})
process.send?.({ ready: true })
