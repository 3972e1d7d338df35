// @ts-nocheck: for engines, not for the type checker
// As little as a built file for an Espruino board needs to run in virtual time, so that what is counted is the file's
// own work: one wake-up, one interval, and functions that do nothing where the engine's own would touch a pin.

var at = { now: 0, wakeAt: Infinity, wake: 0, stepAt: Infinity, step: 0, stepMs: 0, wakes: 0, steps: 0, watch: {} }

global.Pin = function (name) {
  this.name = name
}
global.analogWrite = () => {}
global.digitalWrite = () => {}
global.digitalRead = () => 1
// A cell of 3.9 V.
global.analogRead = () => 3.9 / 2 / 3.3
global.pinMode = () => {}
global.setWatch = (fn, pin) => {
  at.watch[pin.name] = fn
}
global.getTime = () => at.now / 1000
global.setTimeout = (fn, ms) => {
  at.wake = fn
  at.wakeAt = at.now + Math.ceil(ms - 0.01)
  return 1
}
global.clearTimeout = () => {
  at.wakeAt = Infinity
}
global.setInterval = (fn, ms) => {
  at.step = fn
  at.stepMs = ms
  at.stepAt = at.now + ms
  return 2
}
global.clearInterval = () => {
  at.stepAt = Infinity
}
global.Jolt = { setDriverMode: () => {} }
E.getTemperature = () => 25
E.getAnalogVRef = () => 3.3
E.enableWatchdog = () => {}
E.kickWatchdog = () => {}
require('Storage').write = () => true

/** Lets time pass. */
global.runTo = (end) => {
  while (at.wakeAt <= end || at.stepAt <= end) {
    if (at.wakeAt <= at.stepAt) {
      at.now = at.wakeAt
      at.wakeAt = Infinity
      at.wakes++
      at.wake()
    } else {
      at.now = at.stepAt
      at.stepAt += at.stepMs
      at.steps++
      at.step()
    }
  }
  at.now = end
}

/** The button goes down for `ms`, from `from` on. */
global.press = (from, ms) => {
  runTo(from)
  at.watch.D0({ state: true })
  runTo(from + ms)
  at.watch.D0({ state: false })
}

global.unlock = () => {
  press(1000, 100)
  press(1300, 100)
  press(1600, 100)
  runTo(6000)
}

/** Short sessions, one after the other. */
global.sessions = (count) => {
  for (let i = 0; i < count; i++) {
    press(at.now + 3000, 900)
    press(at.now + 3000, 900)
  }
  runTo(at.now + 10000)
}
