import { expect, it } from 'vitest'
import { coreMessage } from '../schema/core.ts'
import { adaptMessage } from './adapt.ts'
import { findPlainSms } from './plain-sms.ts'

const headline = 'Zimowa kolekcja płaszczy już w sklepach, a do każdego szalik z tej samej wełny'
const text = { headline, message: '', offer: 'Do 30 listopada 20 % taniej', action: '' }
const core = coreMessage.parse({ texts: { pl: text }, link: 'https://modra.example/zima' })
const adapt = (smsParts: number) => adaptMessage(core, { channel: 'sms', language: 'pl', smsParts })

it('of a message cut for its Polish letters the whole is offered without them', () => {
  const cut = adapt(1)
  expect(cut?.fields[0]?.shortened).not.toBeNull()
  expect(cut?.plain).toEqual({
    text: 'Zimowa kolekcja plaszczy juz w sklepach, a do kazdego szalik z tej samej welny. Do 30 listopada 20 % taniej https://modra.example/zima',
    parts: 1,
    isWhole: true,
  })
  // With room for all of it nothing is cut; then it is a part that is saved.
  expect(adapt(2)?.plain).toMatchObject({ parts: 1, isWhole: false })
})

it('nothing is offered that saves nothing, and what is filled in stays as it is', () => {
  expect(findPlainSms('Zima', null, 1)).toBeNull()
  expect(findPlainSms('Żółć', null, 1)).toBeNull()
  expect(findPlainSms('ż'.repeat(400), 'ż'.repeat(2_000), 6)?.isWhole).toBe(false)
  const liquid = "{{ customer.firstName | default: 'Zosiu „Z”' }}"
  expect(findPlainSms('Ż...', `${liquid} ${'ż'.repeat(20)}`, 3)?.text).toBe(`${liquid} ${'z'.repeat(20)}`)
})
