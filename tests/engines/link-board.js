// @ts-nocheck: for engines, not for the type checker
// A Puck.js on the Linux build of Espruino: what the built file calls of its pins and radio. The radio is the engine's own
// input and output, so what its console and its serial code do is real. Text between two of MARK is not the radio's: the
// test runs it, and what the board does comes back so.

var MARK = '\x1e'
var board = { watch: 0, isHeld: 0, isAwake: 1, isConsole: 0, onData: 0, onGone: 0, mv: 3900, command: '', isCommand: false }
board.say = function (text) {
  USB.print(MARK + text + MARK)
}

global.Pin = function (name) {
  this.name = name
}
board.duty = 0
board.setDuty = function (duty) {
  if (duty !== board.duty) board.say('duty ' + duty)
  board.duty = duty
}
global.analogWrite = function (pin, value) {
  board.setDuty(Math.floor(value * 1000 + 0.5))
}
global.digitalWrite = function (pin, value) {
  if (pin.name === 'D26') board.setDuty(value ? 1000 : 0)
}
global.digitalRead = function (pin) {
  return pin.name === 'D0' ? board.isHeld : 1
}
global.analogRead = function () {
  return board.mv / 2 / 3300
}
global.pinMode = function () {}
global.setWatch = function (call, pin) {
  if (pin.name === 'D0') board.watch = call
}
global.peek32 = function () {
  return 0
}
E.getTemperature = function () {
  return 25
}
E.getAnalogVRef = function () {
  return 3.3
}
E.enableWatchdog = function () {}
E.kickWatchdog = function () {}
board.edge = function (level) {
  board.isHeld = level
  if (board.watch) board.watch({ state: level === 1, time: getTime() })
}

board.setConsole = E.setConsole
E.setConsole = function (device, options) {
  board.isConsole = device ? 1 : 0
  board.say('console ' + board.isConsole)
  board.setConsole(device ? 'USB' : null, options || { force: true })
}
board.setAwake = function (isAwake) {
  if (isAwake !== board.isAwake) board.say('radio ' + isAwake)
  board.isAwake = isAwake
  if (!isAwake && board.onGone) setTimeout(board.onGone, 1)
}
global.NRF = {
  sleep: function () {
    board.setAwake(0)
  },
  wake: function () {
    board.setAwake(1)
  },
  on: function (event, call) {
    if (event === 'disconnect') board.onGone = call
    else board.onConnect = call
  },
}
global.Bluetooth = {
  on: function (event, call) {
    board.onData = call
  },
  println: function (line) {
    if (board.isAwake) USB.println(line)
  },
}
USB.on('data', function (data) {
  var parts = data.split(MARK)
  for (var i = 0; i < parts.length; i++) {
    if (i > 0) {
      if (board.isCommand) {
        eval(board.command)
        board.command = ''
      }
      board.isCommand = !board.isCommand
    }
    if (board.isCommand) board.command += parts[i]
    else if (parts[i] && board.isAwake && board.onData) board.onData(parts[i])
  }
})
process.on('uncaughtException', function (error) {
  board.say('uncaught ' + error)
})
