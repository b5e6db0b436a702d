import { afterAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../../platform/clock.ts'
import type { TemplateSet } from './messages.ts'
import { createRenderPool } from './pool.ts'

const pool = createRenderPool({ clock: systemClock })
afterAll(() => pool[Symbol.asyncDispose]())

const setOf = (source: string, more: Partial<TemplateSet> = {}): TemplateSet => ({
  parts: { text: { source, escape: 'html' } },
  language: 'pl',
  timeZone: 'Europe/Warsaw',
  onMissing: 'empty',
  ...more,
})
const render = async (source: string, data: object = {}, more: Partial<TemplateSet> = {}) => {
  const [result] = await pool.render(setOf(source, more), [data])
  return result?.ok ? result.parts.text : result
}

describe('rendering', () => {
  it('makes one message a row, in order', async () => {
    const rows = Array.from({ length: 1200 }, (_, i) => ({ customer: { firstName: `Ola ${i}` } }))
    const made = await pool.render(setOf('Dzień dobry, {{ customer.firstName }}!'), rows)
    expect(made).toHaveLength(1200)
    expect(made[1199]).toEqual({ ok: true, parts: { text: 'Dzień dobry, Ola 1199!' } })
  })

  it('escapes what goes into HTML, and never reads data as a template', async () => {
    const customer = { firstName: '{{ 7*7 }}<img src=x onerror=alert(1)>' }
    const html = await render('{{ customer.firstName }}', { customer })
    expect(html).toBe('{{ 7*7 }}&lt;img src=x onerror=alert(1)&gt;')
    const text = { parts: { text: { source: '{{ customer.firstName }}', escape: 'none' as const } } }
    expect(await render('', { customer }, text)).toBe(customer.firstName)
  })

  it('writes money, dates and numbers as Poles do', async () => {
    const data = { price: { minor: 123450, currency: 'PLN' }, at: '2026-11-22T13:05:00Z' }
    expect(await render('{{ price | money }}', data)).toMatch(/^1\s?234,50\szł$/)
    expect(await render("{{ at | date: '%d.%m.%Y %H:%M' }}", data)).toBe('22.11.2026 14:05')
  })

  it('skips a person who lacks a datum, unless the template has a fallback', async () => {
    const skip = { onMissing: 'skip' as const }
    expect(await render('{{ customer.firstName }}', { customer: {} }, skip)).toMatchObject({
      reason: 'missing_variable',
      detail: 'customer.firstName',
    })
    expect(await render("{{ customer.firstName | default: 'Cześć' }}", { customer: {} }, skip)).toBe('Cześć')
    expect(await render('x{{ customer.firstName }}', { customer: {} })).toBe('x')
  })

  it('a bad row stops nobody else', async () => {
    const made = await pool.render(setOf('{{ 10 | divided_by: n }}'), [{ n: 2 }, { n: 0 }, { n: 5 }])
    expect(made.map((one) => (one.ok ? one.parts.text : one.reason))).toEqual(['5', 'template_invalid', '2'])
  })

  it('lists the variables a template asks for, and the line of a fault', async () => {
    const found = await pool.check(
      setOf('{% assign x = 1 %}{{ x }}\n{{ cart.items[0].name }}{{ custmer.name }}'),
    )
    expect(found.text).toEqual({
      ok: true,
      variables: [
        { path: 'cart.items.*.name', line: 2 },
        { path: 'custmer.name', line: 2 },
      ],
    })
    expect((await pool.check(setOf('a\n{{ b | nosuch }}'))).text).toMatchObject({ ok: false, line: 2 })
  })
})
