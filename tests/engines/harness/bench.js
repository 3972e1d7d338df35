// @ts-nocheck: for engines, not for the type checker
// The test bench for a built file, the same on every engine: virtual time, timers, watchdog, events and trace. It runs
// before the fakes of an engine's functions (fakes/) and the built file; bench.run() comes after them. It keeps the rules
// of device code, and has no bare `return`: Espruino takes the next line for its value.
//
// `world` and `events` are defined before this. The world is everything that stays over a reset: time, surroundings,
// broken parts, stored texts. Events are lines of text such as "5000 closed 1".

// Everything that a reset ends.
var bench = {
  timers: [],
  nextId: 1,
  watches: {},
  duty: 0,
  light: 0,
  reachable: pins.radio, // an engine's console is open over the air until the file closes it
  watchdogMs: 0,
  feedBy: Infinity, // when the watchdog resets the board
  dead: false,
  wasShut: false,
}

bench.put = (key, value) => {
  if (!bench.dead) print('{"t":' + world.now + ',"' + key + '":' + value + '}')
}

bench.setDuty = (duty) => {
  if (duty !== bench.duty) {
    bench.duty = duty
    bench.put('duty', duty)
  }
}

bench.setLight = (level) => {
  if (level !== bench.light) {
    bench.light = level
    bench.put('light', level)
  }
}

bench.setReachable = (open) => {
  if (open !== bench.reachable && bench.wasShut) bench.put('console', open)
  if (!open) bench.wasShut = true
  bench.reachable = open
}

/**
 * How much of the reference an NTC of 10 k at 25 degrees leaves, with 10 k above it: in the middle of a whole degree, for
 * those are read. As a fraction, for engines have no exp that is quick; right from -15 to 73 degrees, and beyond as far out.
 */
bench.ntcShare = (celsius) => {
  const half = (393900 / (celsius * 100 + 27365) - 393900 / 29815) / 2
  const square = half * half
  return (1 + (half * (15 + square)) / (15 + 6 * square)) / 2
}

/** Ends the run at once. Engines that can end their process do that instead. */
bench.stop = () => {
  throw new Error('reset')
}

/** As on a board, nothing runs after this. The next process starts with the world as it is now. */
bench.reset = () => {
  bench.setDuty(0)
  bench.setLight(0)
  if (bench.reachable) bench.setReachable(0)
  // A dead interpreter runs again after a reset.
  world.broken.engine = 0
  if (!bench.dead) print('reset ' + JSON.stringify(world))
  bench.dead = true
  bench.stop()
}

bench.feed = () => {
  // A callback took too long: the watchdog would have reset the board in the middle of it.
  if (world.now > bench.feedBy) bench.reset()
  bench.feedBy = world.now + bench.watchdogMs
}

/** Time passes within a callback, while nothing but the watchdog runs. */
bench.stall = (ms) => {
  const to = world.now + ms
  world.now = Math.min(to, bench.feedBy)
  if (to >= bench.feedBy) bench.reset()
}

bench.startWatchdog = (ms) => {
  bench.watchdogMs = ms
  bench.feedBy = world.now + ms
}

bench.addTimer = (fn, ms) => {
  const id = bench.nextId++
  // The firmware's clock has fractions of a ms, whose rounding errors must not add up to another ms.
  bench.timers.push({ id: id, at: world.now + Math.ceil(ms - 0.01), every: 0, fn: fn })
  return id
}

bench.addInterval = (fn, ms) => {
  const id = bench.addTimer(fn, ms)
  bench.timers[bench.timers.length - 1].every = ms
  return id
}

bench.dropTimer = (id) => {
  bench.timers = bench.timers.filter((timer) => timer.id !== id)
}

bench.earliest = () => {
  let first = null
  // Of several timers at the same time the wake-up, which is set last, comes first, and the step of a wave last.
  for (const timer of bench.timers)
    if (first === null || timer.at < first.at || (timer.at === first.at && !timer.every)) first = timer
  return first
}

/** Calls back as engines do: an error is printed, and everything else goes on. A dead engine makes no calls. */
bench.call = (fn, value) => {
  try {
    if (!world.broken.engine) fn(value)
  } catch (error) {
    if (bench.dead) throw error
    print('Uncaught ' + error)
  }
}

/** Runs every timer that is due until `to`, each at its own time. */
bench.runTo = (to) => {
  for (;;) {
    const timer = bench.earliest()
    const at = timer === null ? Infinity : timer.at
    if (at > to && bench.feedBy > to) break
    if (bench.feedBy < at) {
      world.now = Math.max(world.now, bench.feedBy)
      bench.reset()
    }
    world.now = Math.max(world.now, at)
    if (timer.every) timer.at += timer.every
    else bench.dropTimer(timer.id)
    bench.call(timer.fn)
  }
  world.now = Math.max(world.now, to)
}

/** One event. The fakes' bench.edge and bench.setDay pass it on to the engine's functions. */
bench.happen = (what, value) => {
  if (what === 'power') bench.reset()
  else if (what === 'break') world.broken[value] = 1
  else if (what === 'mend') world.broken[value] = 0
  else if (what === 'day') bench.setDay(parseInt(value, 10))
  else if (what === 'button') bench.press(parseInt(value, 10))
  else if (what === 'host') bench.ask(parseInt(value, 10))
  else if (what !== 'end') {
    const before = world[what]
    world[what] = parseFloat(value)
    if ((what === 'closed' || what === 'charging') && world[what] !== before) bench.edge(what)
  }
}

/** Makes a gesture on the console, as a host does. */
bench.ask = (gesture) => {
  if (!world.broken.engine) global.unknot(gesture)
}

/** Whether a pin is one of the additional buttons. */
bench.isMore = (pin) => Object.keys(pins.more).some((what) => pins.more[what] === pin)

/** Presses an additional button, named by its gesture. */
bench.press = (what) => {
  const watch = bench.watches[pins.more[what]]
  if (watch) bench.call(watch, { state: true })
}

bench.play = () => {
  while (world.next < events.length) {
    const end = events.indexOf('\n', world.next)
    const event = events.substring(world.next, end).split(' ')
    bench.runTo(parseInt(event[0], 10))
    // Only now: if a reset came first, the next process plays this event.
    world.next = end + 1
    bench.happen(event[1], event[2])
  }
}

/** Plays the events from where the last process stopped. */
bench.run = () => {
  if (!bench.wasShut && bench.reachable) bench.put('console', 1)
  bench.wasShut = true
  try {
    bench.play()
  } catch (error) {
    if (!bench.dead) throw error
  }
  if (!bench.dead) print('done')
}
