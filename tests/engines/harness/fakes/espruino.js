// @ts-nocheck: for engines, not for the type checker
// What files for Espruino boards touch, in the place of the engine's own functions. `pins` says what is where.

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
  // Without an id the engine throws, or clears every timer there is.
  if (!id) throw new Error('clearTimeout without an id')
  bench.dropTimer(id)
}

global.setInterval = bench.addInterval

global.clearInterval = global.clearTimeout

global.getTime = () => world.now / 1000 + world.clockS

global.setTime = (seconds) => {
  world.clockS = seconds - world.now / 1000
}

// What does nothing here is a function of the engine's own: one of ours would take five variables more.
global.Jolt = { setDriverMode: Math.abs }
global.Bangle = { setOptions: Math.abs, setLocked: Math.abs }

E.reboot = bench.reset

E.getTemperature = () => (world.broken.thermometer ? NaN : world.celsius)

E.getAnalogVRef = () => 3.3

// Only what is forced stays where it is put: whoever connects gets any other console.
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

// Reading is the engine's own; writing too, unless the store is broken.
bench.write = require('Storage').write
require('Storage').write = (name, text, at, bytes) => {
  if (world.broken.store) throw new Error('store full')
  world.slots[name] = text
  return bench.write(name, text, at, bytes)
}

bench.edge = (what) => {
  const pin = what === 'closed' ? pins.button : pins.charger
  const watch = bench.watches[pin]
  if (watch) bench.call(watch, { state: what === 'closed' ? world.closed === pins.pressed : world.charging === 0 })
}

/** As a host does it: by a call from the console, of what the file may have put in its place. */
bench.setDay = (day) => {
  setTime(day * 86400)
}
