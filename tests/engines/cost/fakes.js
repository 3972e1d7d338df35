// @ts-nocheck: for engines, not for the type checker
// The least that a built file for an Espruino board needs to run in virtual time. A function of the engine is faked by
// another function of the engine, so that the counted instructions are those of a board. Callbacks are run by forEach(),
// where counting begins and ends. A forEach() inside a callback is not counted.

var at = { now: 0, timers: [], id: 0, fns: [], calls: [], most: 0, watch: {} }
at.once = [0]
at.clock = new DataView(new ArrayBuffer(8))

/** A function of the engine that does nothing and returns `value`. */
at.returning = (value) => Math.abs.bind(Math, value)

at.low = []
global.Pin = function (name) {
  this.name = name
  // The button is not pressed.
  if (name === 'D0') at.low.push(this)
}
global.analogWrite = at.returning(0)
global.digitalWrite = at.returning(0)
// The index of a pin in this list, and -1, which is high, for the pins that are not in it. The button's pin is the second
// while it is pressed, and the first while it is not.
global.digitalRead = at.low.indexOf.bind(at.low)
// A cell of 3.9 V.
global.analogRead = at.returning(3.9 / 2 / 3.3)
global.pinMode = at.returning(0)
global.setWatch = (fn, pin) => {
  at.watch[pin.name] = fn
}
global.getTime = at.clock.getFloat64.bind(at.clock, 0)
at.add = () => {
  if (!at.fns.includes(at.fn)) {
    at.fns.push(at.fn)
    at.calls.push(0)
  }
  at.timers.push({ id: ++at.id, at: at.now + Math.ceil(at.ms - 0.01), every: 0, fn: at.fn })
}
at.drop = () => {
  at.timers = at.timers.filter((timer) => timer.id !== at.dropped)
}
global.setTimeout = (fn, ms) => {
  at.fn = fn
  at.ms = ms
  at.once.forEach(at.add)
  return at.id
}
global.clearTimeout = (id) => {
  at.dropped = id
  at.once.forEach(at.drop)
}
global.setInterval = (fn, ms) => {
  setTimeout(fn, ms)
  at.timers[at.timers.length - 1].every = ms
  return at.id
}
global.clearInterval = clearTimeout
global.Jolt = { setDriverMode: at.returning(0) }
E.getTemperature = at.returning(25)
E.getAnalogVRef = at.returning(3.3)
global.peek32 = at.returning(0)
E.enableWatchdog = at.returning(0)
E.kickWatchdog = at.returning(0)
E.setConsole = at.returning(0)
global.NRF = { sleep: at.returning(0), wake: at.returning(0) }

at.go = (now) => {
  at.now = now
  at.clock.setFloat64(0, now / 1000)
}

/** Of several timers for one time, the one that was armed first. */
at.next = () => {
  let next = at.timers[0]
  for (const timer of at.timers) if (timer.at < next.at) next = timer
  return next
}

/** Lets time pass. */
global.runTo = (end) => {
  for (;;) {
    const next = at.next()
    if (!next || next.at > end) break
    at.go(next.at)
    if (next.every) next.at += next.every
    else {
      at.dropped = next.id
      at.drop()
    }
    at.calls[at.fns.indexOf(next.fn)]++
    at.once.forEach(next.fn)
  }
  at.go(end)
}

/** The button's pin changes. */
global.edge = (closed) => {
  const event = { state: closed, time: at.now / 1000 }
  if (closed) at.low.unshift(0)
  else at.low.shift()
  at.once.forEach(() => {
    at.watch.D0(event)
  })
}

/** Presses the button at `from` for `ms`. */
global.press = (from, ms) => {
  runTo(from)
  edge(true)
  runTo(from + ms)
  edge(false)
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

/** Ends a phase of the run, and prints its figures. */
at.tell = () => {
  at.once.reverse()
  print('cost ' + JSON.stringify({ calls: at.calls, usage: process.memory().usage, most: at.most }))
  at.calls = at.calls.map(() => 0)
}

/** From now on calls of the engine record the most variables in use, for code that is loaded after this. */
at.watchMemory = () => {
  for (const name of ['getTime', 'analogWrite', 'analogRead', 'digitalWrite', 'setTimeout', 'setInterval']) {
    const fn = global[name]
    global[name] = (a, b, c) => {
      at.most = Math.max(at.most, process.memory().usage)
      return fn(a, b, c)
    }
  }
}
