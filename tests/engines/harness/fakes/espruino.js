// @ts-nocheck: for engines, not for the type checker
// The functions of Espruino that a built file calls. `pins` names what is connected to which pin.

global.Pin = function (name) {
  this.name = name
}

global.analogWrite = (pin, value, options) => {
  if (pin.name !== pins.motor || !(options.freq > 0)) throw new Error('PWM on ' + pin.name)
  if (world.broken.motor) throw new Error('motor pin')
  bench.setDuty(Math.floor(value * 1000 + 0.5))
}

global.digitalWrite = (pin, value) => {
  if (pin.name === pins.motor) {
    if (world.broken.motor) throw new Error('motor pin')
    bench.setDuty(value ? 1000 : 0)
  } else if (pin.name === pins.light) {
    if (world.broken.light) throw new Error('light pin')
    bench.setLight(+value === pins.lightOn ? 1000 : 0)
  } else throw new Error('write to ' + pin.name)
}

global.digitalRead = (pin) => {
  if (pin.name === pins.button) return world.closed ? pins.pressed : 1 - pins.pressed
  if (pin.name !== pins.charger) throw new Error('read of ' + pin.name)
  return world.charging ? 0 : 1
}

global.analogRead = (pin) => {
  if (pin.name === pins.ntc) return world.broken.thermometer ? NaN : bench.ntcShare(world.celsius)
  if (pin.name !== pins.battery) throw new Error('analogue read of ' + pin.name)
  return world.broken.battery ? NaN : world.batteryV / pins.divider / 3.3
}

global.pinMode = Math.abs

global.setWatch = (fn, pin, options) => {
  if (!options.repeat || (options.edge !== 'both' && !bench.isMore(pin.name))) throw new Error('watch of ' + pin.name)
  bench.watches[pin.name] = fn
}

global.setTimeout = bench.addTimer

global.clearTimeout = (id) => {
  // Without an id the engine throws, or clears all timers.
  if (!id) throw new Error('clearTimeout without an id')
  bench.dropTimer(id)
}

global.setInterval = bench.addInterval

global.clearInterval = global.clearTimeout

global.getTime = () => world.now / 1000 + world.clockS

global.setTime = (seconds) => {
  world.clockS = seconds - world.now / 1000
}

// Functions that do nothing are the engine's own: one of ours would take five more variables.
global.Jolt = { setDriverMode: Math.abs }
global.Bangle = { setOptions: Math.abs, setLocked: Math.abs }

// Its bit 0 is 0: no watchdog runs.
global.peek32 = Math.abs

E.reboot = bench.reset

E.getTemperature = () => (world.broken.thermometer ? NaN : world.celsius)

E.getAnalogVRef = () => 3.3

// Only a forced console stays: any other goes to the host that connects.
E.setConsole = (device, options) => {
  const forced = options ? options.force : false
  bench.setReachable(forced && device !== 'Bluetooth' ? 0 : 1)
}

global.NRF = { sleep: Math.abs, wake: Math.abs }

E.enableWatchdog = (seconds, isAuto) => {
  if (isAuto === undefined || isAuto) throw new Error('an automatic watchdog')
  bench.startWatchdog(seconds * 1000)
}

E.kickWatchdog = bench.feed

// Reads of other files go to the engine's own storage. The log is in the world: it must last when the engine starts anew, and
// the flash of a small build has no room for it. It seems to be at no address, so the file makes it anew for each page.
bench.read = require('Storage').read
bench.erase = require('Storage').erase
require('Storage').read = (name, at) => {
  if (name !== 'knot') return bench.read(name)
  if (at === undefined) return { length: pins.logBytes }
  return (world.cells[at] || '') + '\xff'
}
require('Storage').write = (_name, text, at) => {
  if (world.broken.store) throw new Error('store full')
  if (at > 0) {
    if (world.cells[at]) throw new Error('already written')
    world.cells[at] = text
  }
  return true
}
require('Storage').erase = (name) => {
  if (world.broken.store) throw new Error('store full')
  if (name === 'knot') world.cells = {}
  else {
    bench.erase(name)
    delete world.slots[name]
  }
}

bench.edge = (what) => {
  const pin = what === 'closed' ? pins.button : pins.charger
  const watch = bench.watches[pin]
  const state = what === 'closed' ? world.closed === pins.pressed : world.charging === 0
  if (watch) bench.call(watch, { state: state, time: world.now / 1000 + world.clockS })
}

/** Sets the clock on the console, as a host does, with the function that the file may have replaced. */
bench.setDay = (day) => {
  setTime(day * 86400)
}
