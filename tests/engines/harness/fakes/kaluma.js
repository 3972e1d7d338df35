// @ts-nocheck: for engines, not for the type checker
// The functions of Kaluma that a built file calls. `pins` names what is connected to which pin.

globalThis.global = globalThis
globalThis.OUTPUT = 1
globalThis.INPUT_PULLUP = 2
globalThis.INPUT_PULLDOWN = 3
globalThis.FALLING = 4
globalThis.RISING = 8
globalThis.CHANGE = 12

bench.level = (pin) => (pin === pins.button ? (world.closed ? pins.pressed : 1 - pins.pressed) : 1 - world.charging)

globalThis.pinMode = () => {}

globalThis.digitalRead = (pin) => {
  if (pin !== pins.charger && pin !== pins.button) throw new Error('read of ' + pin)
  return bench.level(pin)
}

globalThis.digitalWrite = (pin, value) => {
  // Before the file has its PWM, it drives the motor's pin low.
  if (pin === pins.motor && value === 0 && !bench.hasPwm) return
  if (pin !== pins.light) throw new Error('write to ' + pin)
  if (world.broken.light) throw new Error('light pin')
  bench.setLight(value === pins.lightOn ? 1000 : 0)
}

globalThis.analogRead = (pin) => {
  if (pin === pins.ntc) return world.broken.thermometer ? NaN : bench.ntcShare(world.celsius)
  if (pin !== pins.battery) throw new Error('analogue read of ' + pin)
  return world.broken.battery ? NaN : world.batteryV / pins.divider / 3.3
}

globalThis.setWatch = (fn, pin, events) => {
  if (events !== CHANGE && !bench.isMore(pin)) throw new Error('watch of ' + pin)
  bench.watches[pin] = fn
}

globalThis.setTimeout = bench.addTimer

globalThis.clearTimeout = (id) => {
  // Without an id the engine throws.
  if (typeof id !== 'number') throw new Error('clearTimeout without an id')
  bench.dropTimer(id)
}

globalThis.setInterval = bench.addInterval

globalThis.clearInterval = globalThis.clearTimeout

globalThis.millis = () => world.now

Date.now = () => Math.floor(world.now / 1000 + world.clockS) * 1000

bench.PWM = function (pin, hz, duty) {
  if (pin !== pins.motor || !(hz > 0) || duty !== 0) throw new Error('PWM on ' + pin)
  bench.hasPwm = true
  this.start = () => {}
  this.setDuty = (share) => {
    if (world.broken.motor) throw new Error('motor pin')
    bench.setDuty(Math.floor(share * 1000 + 0.5))
  }
}

bench.WDT = function (ms) {
  // The firmware resets the board with the shortest watchdog there is.
  if (ms === 1) bench.reset()
  bench.startWatchdog(ms)
  this.feed = bench.feed
}

/** Stored texts are strings in the world, and bytes for the file. */
bench.fs = {
  readFile: (path) => {
    const text = world.slots[path.slice(1)]
    if (text === undefined) throw new Error('no such file')
    const bytes = new Uint8Array(text.length)
    for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i)
    return bytes
  },
  unlink: (path) => {
    if (world.slots[path.slice(1)] === undefined) throw new Error('no such file')
    delete world.slots[path.slice(1)]
  },
}

bench.Flash = function () {
  this.read = (page, into, at) => {
    const text = world.cells[page * 4096 + at] || ''
    for (let i = 0; i < into.length; i++) into[i] = i < text.length ? text.charCodeAt(i) : 255
  }
  this.write = (page, bytes, at) => {
    if (world.broken.store) throw new Error('store full')
    let text = ''
    for (let i = 0; i < bytes.length && bytes[i] < 255; i++) text += String.fromCharCode(bytes[i])
    world.cells[page * 4096 + at] = text
  }
  this.ioctl = (_operation, page) => {
    if (world.broken.store) throw new Error('store full')
    for (let at = 0; at < 4096; at += 256) delete world.cells[page * 4096 + at]
  }
}

globalThis.require = (name) => {
  if (name === 'fs') return bench.fs
  if (name === 'flash') return { Flash: bench.Flash }
  return name === 'pwm' ? { PWM: bench.PWM } : { WDT: bench.WDT }
}

bench.edge = (what) => {
  const pin = what === 'closed' ? pins.button : pins.charger
  const watch = bench.watches[pin]
  if (watch) bench.call(watch, pin)
}

/** Sets the clock on the console, as a host does. */
bench.setDay = (day) => {
  world.clockS = day * 86400 - world.now / 1000
}
