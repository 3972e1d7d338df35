// The choice of a rotation on the page: from an address and back, and what it refuses.

import { expect, it } from 'vitest'
import { breakIndex, compiledRotation, programs, rotation } from '../../programs/index.ts'
import { compileChoice, findMistake, movedTo, readChoice, writeChoice } from '../../web/boards/rotation.ts'

const usual = { names: rotation.map(({ name }) => name), break: rotation[breakIndex]!.name }
const read = (query: string) => readChoice(new URLSearchParams(query), programs, usual)

it('the usual choice compiles to the rotation of the folder, and needs no values in the address', () => {
  expect(compileChoice(read(''), programs)).toEqual(compiledRotation())
  expect(writeChoice(usual, usual)).toEqual({})
})

it('a choice survives the way through an address', () => {
  const choice = { names: ['calm', 'knot'], break: 'knot' }
  expect(read(new URLSearchParams(writeChoice(choice, usual)).toString())).toEqual(choice)
  expect(writeChoice({ ...usual, break: 'calm' }, usual).break).toBe('calm')
})

it.each([
  ['programs that are unknown or named twice', 'rotation=nothing,knot,knot,__proto__&break=knot', ['knot'], 'knot'],
  ['no program that is known', 'rotation=a,b', usual.names, usual.break],
  ['a break outside the rotation', 'rotation=knot,ease&break=calm', ['knot', 'ease'], 'ease'],
])('an address with %s gives what can be used of it', (_, query, names, breakName) => {
  expect(read(query)).toEqual({ names, break: breakName })
})

it('takes the first nine programs of an address with more', () => {
  const names = programs.map(({ name }) => name)
  expect(names.length).toBeGreaterThan(9)
  expect(read(`rotation=${names.join()}`).names).toEqual(names.slice(0, 9))
})

it.each([
  ['the first of two', { names: ['knot', 'ease'], break: 'knot' }, /"knot" cannot be the break: it is the first/],
  ['the second of two', { names: ['knot', 'ease'], break: 'ease' }, undefined],
  ['the only one', { names: ['knot'], break: 'knot' }, undefined],
])('says whether %s may be the break', (_, choice, message) => {
  const mistake = findMistake(choice)
  if (message) expect(mistake).toMatch(message)
  else expect(mistake).toBeUndefined()
})

it('moves a program, and gives the break to the last where the break is removed', () => {
  const choice = { names: ['knot', 'ease', 'calm'], break: 'ease' }
  expect(movedTo(choice, 'ease', 0).names).toEqual(['ease', 'knot', 'calm'])
  expect(movedTo(choice, 'ease', 2)).toEqual({ names: ['knot', 'calm', 'ease'], break: 'ease' })
  expect(movedTo(choice, 'ease', undefined)).toEqual({ names: ['knot', 'calm'], break: 'calm' })
})
