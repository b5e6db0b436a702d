import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import {
  type Rendered,
  renderFaults,
  type TemplateSet,
} from '../../server/modules/content/render/messages.ts'
import { createRenderPool } from '../../server/modules/content/render/pool.ts'
import { systemClock } from '../../server/platform/clock.ts'

/**
 * G24: an untrusted template ends within a second and 64 MB and reaches no file, network or environment. N37–N46: the ten
 * advisories on the template library of 2026, each as its proof of concept against our renderer, with an honest row after
 * it that must still be served.
 */
const pool = createRenderPool({ clock: systemClock })
afterAll(() => pool[Symbol.asyncDispose]())

const setOf = (source: string): TemplateSet => ({
  parts: { text: { source, escape: 'html' } },
  language: 'pl',
  timeZone: 'Europe/Warsaw',
  onMissing: 'empty',
})
/**
 * Milliseconds since: by the clock, or of this process's work on all its threads where that is less, so that a machine busy
 * with others does not count against a template.
 */
function startWatch(): () => number {
  const started = performance.now()
  const work = process.cpuUsage()
  return () => {
    const passed = performance.now() - started
    expect(passed).toBeLessThan(10_000)
    const { user, system } = process.cpuUsage(work)
    return Math.min(passed, (user + system) / 1000)
  }
}

async function attack(source: string, data: object = {}) {
  const [honest] = await pool.render(setOf('warm'), [{}])
  expect(honest?.ok).toBe(true)
  const before = process.memoryUsage().rss
  const watch = startWatch()
  const [result] = await pool.render(setOf(source), [data])
  const ms = watch()
  const [after] = await pool.render(setOf('{{ x }}'), [{ x: 'still here' }])
  expect(after).toEqual({ ok: true, parts: { text: 'still here' } })
  // The second after a kill goes into loading the next thread; what is bounded is the attack itself.
  expect(ms).toBeLessThan(1000)
  expect(process.memoryUsage().rss - before).toBeLessThan(200 * 2 ** 20)
  return result as Rendered
}
const refusal = expect.objectContaining({ ok: false })
const textOf = (result: Rendered) => (result.ok ? (result.parts.text ?? '') : '')

describe('the ten advisories', () => {
  it.each([
    ['N37 CVE-2026-30952: absolute path in render', "{% render '/etc/passwd' %}"],
    ['N37 CVE-2026-30952: absolute path in include', "{% include '/proc/self/environ' %}"],
    ['N37 CVE-2026-30952: absolute path in layout', "{% layout '/etc/passwd' %}{% block a %}{% endblock %}"],
    ['N41 CVE-2026-35525: partial through a symbolic link', "{% render 'link-to-passwd' %}"],
    ['N43 CVE-2026-39859: file outside the root', "{% render '../../../../etc/passwd' %}"],
    [
      'N44 CVE-2026-41311: block that contains itself',
      "{% layout 'a' %}{% block a %}{% block a %}{% endblock %}{% endblock %}",
    ],
  ])('%s', async (_, source) => {
    const result = await attack(source)
    expect(result).toEqual(refusal)
    expect(JSON.stringify(result)).not.toMatch(/root:|PATH=|HOME=/)
  })

  it('N38 CVE-2026-33285: a range that runs backwards gives its memory back', async () => {
    const source = `${'{% for i in (100000000..-100000000) %}{% endfor %}'}{% assign a = (1..1900000) %}{{ a | join: "xxxxxxxxxx" | size }}`
    expect(await attack(source)).toEqual(refusal)
  })
  it('N39 CVE-2026-33287: $& in replace_first doubles', async () => {
    const source = `{% assign s = "aaaaaaaaaa" %}${'{% assign s = s | replace_first: s, "$&$&$&$&$&$&$&$&" %}'.repeat(12)}{{ s | size }}`
    const result = await attack(source)
    // Literal text, as it stands: never a pattern.
    if (result.ok) expect(Number(textOf(result))).toBeLessThan(2_000_000)
  })
  it('N40 CVE-2026-34166: replace beyond the memory limit', async () => {
    const many = `{% assign s = "${'a'.repeat(2000)}" %}{% assign r = "${'b'.repeat(2000)}" %}`
    const source = `${many}{% assign t = s | replace: "a", r %}{% assign u = t | replace: "b", r %}{{ u | size }}`
    expect(await attack(source)).toEqual(refusal)
  })
  it('N42 CVE-2026-39412: sort_natural by what is inherited', async () => {
    const secret = { token: 'canary-of-the-prototype' }
    const items = [Object.create(secret), Object.create({ token: 'b' })]
    const source =
      '{% assign s = items | sort_natural: "token" %}{{ s | map: "token" | join }}{{ items[0].token }}'
    expect(textOf(await attack(source, { items }))).not.toContain('canary')
    const own = '{{ items | map: "constructor" | join }}{{ items[0].constructor.name }}{{ items.__proto__ }}'
    expect(textOf(await attack(own, { items: [{ a: 1 }] }))).toBe('')
    const called = '{{ items[0].toString }}{{ items | map: "toString" | join }}{{ items.length.toString }}'
    expect(textOf(await attack(called, { items: [{ a: 1 }] }))).toBe('')
  })
  it('N45 CVE-2026-44645: loops without a body pass the time check by', async () => {
    const source = '{%- for i in (1..1900000) -%}{%- endfor -%}'.repeat(400)
    await attack(source)
    await attack(
      '{% for i in (1..1000) %}{% for j in (1..1000) %}{% for k in (1..1000) %}{% endfor %}{% endfor %}{% endfor %}',
    )
  })
  it('N46 CVE-2026-45617: strip_html on openers that never close', async () => {
    const html = '<script'.repeat(50_000)
    await attack('{{ html | strip_html | size }}', { html })
    await attack('{{ html | strip_html | size }}', { html: '<!--'.repeat(90_000) })
  })
})

describe('and more of the kind', () => {
  it('CVE-2026-45618: filters and tags named like what every object has', async () => {
    for (const name of ['constructor', 'valueOf', 'hasOwnProperty', '__proto__', 'toString'])
      expect(await attack(`{{ "x" | ${name}: "return process" }}{% ${name} %}`)).toEqual(refusal)
  })
  it('CVE-2026-55575 and its kin: every filter that copies a list is counted', async () => {
    const source =
      '{% assign a = (1..100000) %}{% for i in (1..1000) %}{% assign a = a | concat: a %}{% endfor %}{{ a | size }}'
    expect(await attack(source)).toEqual(refusal)
    for (const name of [
      'pop',
      'push',
      'shift',
      'unshift',
      'raw',
      'where_exp',
      'group_by_exp',
      'inspect',
      'json',
    ])
      expect(await attack(`{{ a | ${name}: "a", "b" }}`)).toMatchObject({
        ok: false,
        reason: 'template_invalid',
      })
  })
  it('text that doubles itself', async () => {
    const doubling = '{% capture a %}{{ a }}{{ a }}xxxxxxxxxxxxxxxx{% endcapture %}'
    expect(await attack(`${doubling.repeat(40)}{{ a }}`)).toEqual(refusal)
    expect(
      await attack(`{% assign a = "xxxxxxxx" %}${'{% assign a = a | append: a %}'.repeat(40)}{{ a | size }}`),
    ).toEqual(refusal)
    expect(
      await attack(
        '{% for i in (1..1000) %}{% for j in (1..1000) %}xxxxxxxxxxxxxxxx{% endfor %}{% endfor %}',
      ),
    ).toEqual(refusal)
  })
  it('depth and length', async () => {
    await attack(`${'{% if true %}'.repeat(8000)}x${'{% endif %}'.repeat(8000)}`)
    await attack(`{{ ${'a.'.repeat(20_000)}b }}`, { a: {} })
    await attack(`{{ a${' | append: "x"'.repeat(20_000)} }}`)
    expect(await attack('x'.repeat(500_000))).toMatchObject({ ok: false, reason: 'template_limit' })
    await attack(`{{ "${'9'.repeat(300)}" | times: 9 | date: "%9999999Y" }}`)
    await attack(`{{ "now" | date: "${'%100000Y'.repeat(200)}" }}`)
    await attack(`{{ s | split: "" | join: "${'x'.repeat(1000)}" }}`, { s: 'a'.repeat(30_000) })
  })
  it('a row that hangs costs its neighbours nothing', async () => {
    const rows = [{ html: 'a' }, { html: '<a '.repeat(2_000_000) }, { html: 'c' }]
    const made = await pool.render(setOf('{{ html | strip_html | size }}'), rows)
    expect(made[0]).toEqual({ ok: true, parts: { text: '1' } })
    expect(made[2]).toEqual({ ok: true, parts: { text: '1' } })
  })
  it('the thread has no environment', async () => {
    for (const path of [
      'process.env.PATH',
      'globalThis',
      'global.process',
      'require',
      'env',
      'this',
      'constructor',
    ])
      expect(textOf(await attack(`{{ ${path} }}`))).toBe('')
  })
})

describe('the hard limits behind the soft ones', () => {
  it('a thread that gets on with nothing is killed, the rows before and after are made', async () => {
    const strict = createRenderPool({ clock: systemClock, stuckMs: 60 })
    const nested =
      '{% if slow %}{% for i in (1..1000) %}{% for j in (1..1000) %}{% assign a = i %}{% endfor %}{% endfor %}{% endif %}ok'
    await strict.render(setOf('warm'), [{}])
    const made = await strict.render(setOf(nested), [{}, { slow: true }, {}])
    expect(made).toEqual([
      { ok: true, parts: { text: 'ok' } },
      { ok: false, reason: 'template_limit', part: '', detail: 'killed' },
      { ok: true, parts: { text: 'ok' } },
    ])
    await strict[Symbol.asyncDispose]()
  })
  it('a thread that takes more memory dies alone', async () => {
    // Nothing but its memory ends it: by the clock it may take as long as it likes.
    const patient = createRenderPool({ clock: systemClock, stuckMs: 600_000 })
    const items = Array.from({ length: 2_000_000 }, (_, i) => ({ i }))
    const [result] = await patient.render(setOf('{{ items | size }}'), [{ items }])
    expect(result).toMatchObject({ ok: false, reason: 'template_limit', detail: 'killed' })
    expect(await patient.render(setOf('{{ x }}'), [{ x: 1 }])).toEqual([{ ok: true, parts: { text: '1' } }])
    await patient[Symbol.asyncDispose]()
  })
})

describe('what data says', () => {
  it.each([
    '{{ a }}',
    '{% assign b = a %}{{ b }}',
    "{{ a | append: '!' }}",
    '{% for one in list %}{{ one }}{% endfor %}',
    '{% cycle a %}',
    '{% tablerow one in list cols: 1 %}{{ one }}{% endtablerow %}',
  ])('is text in a letter, never markup: %s', async (source) => {
    const [result] = await pool.render(setOf(source), [{ a: '<b>x</b>', list: ['<b>x</b>'] }])
    expect(result && textOf(result)).not.toContain('<b>')
    expect(result && textOf(result)).toContain('&lt;b&gt;x&lt;')
  })
})

describe('fuzz', () => {
  const word = fc.constantFrom(
    'a',
    'b.c',
    'items',
    'items[0]',
    'customer.firstName',
    '"x"',
    "'%'",
    '1',
    '-3',
    '1.5',
    'nil',
    'blank',
    '(1..5)',
    '(a..b)',
    '__proto__',
    'constructor',
    '[',
    '..',
    '"',
  )
  const filter = fc
    .tuple(
      fc.constantFrom(
        'append',
        'replace',
        'split',
        'join',
        'times',
        'date',
        'sort',
        'slice',
        'truncate',
        'where',
        'money',
        'default',
        'strip_html',
        'nosuch',
        'map',
      ),
      fc.array(word, { maxLength: 3 }),
    )
    .map(([name, args]) => ` | ${name}${args.length > 0 ? `: ${args.join(', ')}` : ''}`)
  const value = fc
    .tuple(word, fc.array(filter, { maxLength: 4 }))
    .map(([first, rest]) => first + rest.join(''))
  const { source } = fc.letrec<{ source: string; node: string }>((tie) => ({
    source: fc.array(tie('node'), { maxLength: 5 }).map((nodes) => nodes.join('')),
    node: fc.oneof(
      { depthSize: 'small' },
      fc.string({ maxLength: 12 }),
      value.map((one) => `{{ ${one} }}`),
      fc.constantFrom(
        '{%',
        '%}',
        '{{',
        '}}',
        '{% end %}',
        '{% else %}',
        '{% raw %}',
        '{%- comment -%}',
        '{% break %}',
        '{% # %}',
      ),
      fc.tuple(value, tie('source')).map(([one, body]) => `{% if ${one} %}${body}{% endif %}`),
      fc.tuple(word, tie('source')).map(([one, body]) => `{% for i in ${one} %}${body}{% endfor %}`),
      fc
        .tuple(value, tie('source'))
        .map(([one, body]) => `{% capture a %}${body}{% endcapture %}{% assign b = ${one} %}`),
      fc
        .tuple(word, tie('source'))
        .map(([one, body]) => `{% case ${one} %}{% when ${one} %}${body}{% endcase %}{% cycle ${one}, a %}`),
      fc
        .tuple(word, tie('source'))
        .map(([one, body]) => `{% tablerow i in ${one} cols: 2 %}${body}{% endtablerow %}{% increment a %}`),
    ),
  }))

  it('whatever grammar makes ends in time, with a text or a reason', { timeout: 60_000 }, async () => {
    const data = { a: 'x<y', b: { c: 3 }, items: [{ i: 1 }, { i: 2 }], customer: { firstName: 'Ola' } }
    await fc.assert(
      fc.asyncProperty(source, async (text) => {
        const watch = startWatch()
        const [result] = await pool.render(setOf(text), [data])
        expect(watch()).toBeLessThan(1000)
        if (result?.ok) expect(result.parts.text).not.toMatch(/x<y|\[native code\]/)
        else expect(renderFaults).toContain(result?.reason)
      }),
      { numRuns: 500 },
    )
  })
})
