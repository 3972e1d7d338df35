// Board files with other supplies.

import { adapter, type BoardFile, bigMotor, cells, midMotor, on12, pack3, wand } from './parts.ts'

export const SUPPLIES: readonly BoardFile[] = [
  {
    about: 'an adapter of 12 V',
    fields: on12,
    change: { batteryDivider: 2 },
    sentence:
      'With a divider of 2, an adapter of 12000 mV gives up to 14400 mV and puts 7200 mV on the battery pin, which reads at most 3300 mV.',
  },
  {
    about: 'a wand on 13 V and 1.5 A',
    fields: wand,
    change: { supply: adapter(13_000, 1000) },
    sentence: 'The motor draws 1500 mA when pressed hard, but the adapter gives at most 1000 mA (maxMa).',
  },
  {
    about: 'an adapter that is not measured',
    fields: { ...on12, batteryPin: 'none', batteryDivider: 1 },
    change: { supply: adapter(9000, 2000) },
    sentence:
      'The motor needs 9920 mV at the top of its curve, but an adapter of 9000 mV gives only 8100 mV at its lowest.',
  },
  {
    about: 'an adapter of 30 V',
    fields: { like: 'pico', supply: adapter(30_000), motor: bigMotor, batteryDivider: 11 },
    change: { supply: adapter(36_000) },
    sentence: 'supply.mv: expected a whole number from 3000 to 30000, but got 36000',
  },
  {
    about: 'an adapter for a motor of one cell',
    fields: { like: 'pico', supply: adapter(12_000), batteryDivider: 5 },
    change: { supply: adapter(13_000) },
    sentence:
      "An adapter of 13000 mV gives 13000 mV, more than 4 times the 3200 mV at the top of the motor's curve, so the motor would burn if its driver failed.",
  },
  {
    about: 'USB',
    fields: { like: 'pico', supply: { kind: 'usb', maxMa: 1000 } },
    change: { supply: { kind: 'usb', maxMa: 400 } },
    sentence: 'The motor draws 500 mA when pressed hard, but USB gives at most 400 mA (maxMa).',
  },
  {
    about: 'USB on a board that measures nothing',
    fields: { like: 'esp32', supply: { kind: 'usb' } },
    change: { chargerPin: 'D4' },
    sentence: 'chargerPin is D4, but nothing charges on USB. Set chargerPin to "none".',
  },
  {
    about: 'an adapter without a charger',
    fields: { ...on12, chargerPin: 'none' },
    change: { chargerPin: 16 },
    sentence: 'chargerPin is GP16, but nothing charges on an adapter. Set chargerPin to "none".',
  },
  {
    about: 'a portable with three cells',
    fields: pack3,
    change: { supply: cells('li-ion', 2) },
    sentence:
      'The motor needs 9920 mV at the top of its curve, but 2 Li-ion cells give only 6800 mV when nearly empty.',
  },
  {
    about: 'three cells behind a divider',
    fields: { ...pack3, batteryDivider: 4 },
    change: { batteryDivider: 3 },
    sentence: 'With a divider of 3, 3 full cells put 4250 mV on the battery pin, which reads at most 3300 mV.',
  },
  {
    about: 'six cells',
    fields: { like: 'pico', supply: cells('li-ion', 6), motor: bigMotor, batteryDivider: 8 },
    change: { supply: cells('li-ion', 7) },
    sentence: 'supply.cells: expected a whole number from 1 to 6, but got 7',
  },
  {
    about: 'two cells and a motor of 6 V',
    fields: { like: 'rp2040', supply: cells('li-ion', 2), motor: midMotor, batteryDivider: 3 },
    change: { motor: { ...midMotor, mv: [2300, 7000] } },
    sentence:
      'The motor needs 7000 mV at the top of its curve, but 2 Li-ion cells give only 6800 mV when nearly empty.',
  },
  {
    about: 'four LiFePO4 cells',
    fields: { like: 'pico', supply: cells('lifepo4', 4), motor: 'massager12', batteryDivider: 5 },
    change: { batteryDivider: 4.4 },
    sentence: 'With a divider of 4.4, 4 full cells put 3355 mV on the battery pin, which reads at most 3300 mV.',
  },
  {
    about: 'one LiFePO4 cell',
    fields: {
      like: 'pico',
      supply: cells('lifepo4', 1),
      motor: { mv: [1200, 3000], kickMv: 3500, pressedMa: 400, stallMa: 1300 },
    },
    change: { motor: 'massager' },
    sentence:
      'The motor needs 3200 mV at the top of its curve, but a LiFePO4 cell gives only 3000 mV when nearly empty.',
  },
  {
    about: 'ten NiMH cells',
    fields: { like: 'pico', supply: cells('nimh', 10), motor: 'massager12', batteryDivider: 5 },
    change: { supply: cells('nimh', 21) },
    sentence: 'supply.cells: expected a whole number from 1 to 20, but got 21',
  },
  {
    about: 'six NiMH cells and a motor of 6 V',
    fields: { like: 'pico', supply: cells('nimh', 6), motor: midMotor, batteryDivider: 3 },
    change: { motor: { ...midMotor, kickMv: 9000 } },
    sentence: 'The motor needs 9000 mV for its start (kickMv), but 6 NiMH cells give only 8700 mV.',
  },
  {
    about: 'a kind of supply that exists',
    fields: { like: 'pico', supply: cells('li-ion', 1) },
    change: { supply: cells('lipo', 1) },
    sentence:
      'supply: expected an object such as {"kind": "li-ion", "cells": 3} or {"kind": "adapter", "mv": 12000}, whose kind is "li-ion", "lifepo4", "nimh", "adapter" or "usb", but got {"kind":"lipo","cells":1}',
  },
]
