import { Context } from 'liquidjs'
import sanitizeHtml from 'sanitize-html'
import { describe, expect, it } from 'vitest'
import { createEngine, parseTemplate, renderInto } from '../../render/engine.ts'
import { blockDocument } from '../../schema/blocks.ts'
import { brandKit } from '../../schema/brand.ts'
import { compileMail } from '../../service/compile-mail.ts'
import { findSafeUrl, findTemplateLink } from '../links.ts'
import { sanitiseHtml, writeAsText } from '../sanitise.ts'
import { writePlainText } from './text.ts'

const brand = brandKit.parse({ name: 'Tkalnia Modra', footer: { pl: 'Tkalnia Modra, Łódź' } })
const options = {
  language: 'pl' as const,
  brand,
  subject: 'Temat',
  preheader: 'Zajawka',
  target: 'mail' as const,
}

function render(source: string, data: object, escaping: 'html' | 'none' = 'html'): string {
  const engine = createEngine({ escape: escaping, language: 'pl', timeZone: 'Europe/Warsaw' })
  return renderInto(
    engine,
    parseTemplate(engine, source),
    new Context(data, engine.options, { sync: true }, { liquid: engine }),
  )
}

const document = blockDocument.parse({
  blocks: [
    { kind: 'heading', id: 'h', text: { pl: 'Dzień dobry, {{ customer.firstName | default: "Klientko" }}' } },
    {
      kind: 'text',
      id: 't',
      html: {
        pl: '<p>Nowe <b>płaszcze</b> & szale. <a href="https://modra.example/{{ customer.city }}">Zobacz</a></p>',
      },
    },
    {
      kind: 'columns',
      id: 'c',
      columns: [
        [{ kind: 'picture', id: 'p1', url: 'https://modra.example/a.jpg', alt: { pl: 'Płaszcz "Modra"' } }],
        [{ kind: 'button', id: 'b1', label: { pl: 'Kup' }, link: 'https://modra.example/kup' }],
      ],
    },
    {
      kind: 'dynamic',
      id: 'd',
      cases: [
        {
          when: {
            match: 'all',
            tests: [
              { on: 'trait', name: 'city', is: 'equal', value: 'Łódź' },
              { on: 'event', name: 'Product Viewed', happened: true, withinMinutes: 15 },
            ],
          },
          blocks: [{ kind: 'text', id: 'd1', html: { pl: 'Widziany przed chwilą' } }],
        },
        {
          when: { match: 'any', tests: [{ on: 'stage', is: 'one_of', stages: ['loyal', 'customer'] }] },
          blocks: [{ kind: 'text', id: 'd2', html: { pl: 'Dla stałych' } }],
        },
      ],
      otherwise: [{ kind: 'text', id: 'd3', html: { pl: 'Dla wszystkich' } }],
    },
    { kind: 'products', id: 'pr', source: 'cart', button: { pl: 'Wróć do koszyka' } },
    { kind: 'coupon', id: 'cp', label: { pl: 'Kod:' } },
    { kind: 'unsubscribe', id: 'u' },
  ],
})

/** A mail with the text in every place that takes one, rendered. */
async function compileText(text: string): Promise<string> {
  const blocks = [
    { kind: 'text', id: 'a', html: { pl: text } },
    { kind: 'heading', id: 'b', text: { pl: text } },
    { kind: 'picture', id: 'c', url: 'javascript:alert(1)', alt: { pl: text }, link: 'data:text/html,x' },
    { kind: 'button', id: 'd', label: { pl: text }, link: 'vbscript:x' },
  ]
  const mail = await compileMail(blockDocument.parse({ blocks }), {
    ...options,
    subject: text,
    preheader: text,
  })
  return render(mail, { x: 'javascript:alert(1)' })
}

/** Every tag a browser would see. */
function listTags(html: string) {
  const found: { name: string; attribs: Record<string, string> }[] = []
  const collect = (name: string, attribs: Record<string, string>) => {
    found.push({ name, attribs })
    return { tagName: name, attribs }
  }
  sanitizeHtml(html, {
    allowedTags: false,
    allowVulnerableTags: true,
    allowedAttributes: false,
    transformTags: { '*': collect },
  })
  return found
}

describe('blocks as a mail', () => {
  it('become HTML with Liquid left in it, which renders for a person', async () => {
    const html = await compileMail(document, options)
    expect(html).toContain('lang="pl"')
    expect(html).toContain('prefers-color-scheme: dark')
    const data = {
      customer: { firstName: 'Ola', city: 'Łódź', traits: { city: 'Łódź' }, stage: 'lead' },
      recent: { 'Product Viewed': 3 },
      products: {
        cart: [
          {
            name: 'Szal <1>',
            price: { minor: 9900, currency: 'PLN' },
            url: 'javascript:alert(1)',
            pictureUrl: 'https://x.example/s.jpg',
          },
        ],
      },
      coupon: { code: 'MODRA' },
      links: { unsubscribe: 'https://x.example/u', preferences: 'https://x.example/p' },
    }
    const made = render(html, data)
    expect(made).toContain('Dzień dobry, Ola')
    expect(made).toContain('Widziany przed chwilą')
    expect(made).not.toContain('Dla stałych')
    expect(made).not.toContain('Dla wszystkich')
    expect(made).toContain('Szal &lt;1&gt;')
    expect(made).not.toContain('javascript:')
    expect(made).toContain('alt="Płaszcz &quot;Modra&quot;"')
    expect(made).toContain('https://x.example/u')
    expect(made).not.toMatch(/\{\{|\{%/)
  })

  it.each([
    [{ traits: { city: 'Łódź' }, stage: 'loyal' }, {}, 'Dla stałych'],
    [{ traits: { city: 'Łódź' }, stage: 'lead' }, { 'Product Viewed': 30 }, 'Dla wszystkich'],
    [{ traits: {}, stage: 'customer' }, { 'Product Viewed': 1 }, 'Dla stałych'],
    [{}, {}, 'Dla wszystkich'],
  ])('shows exactly one case: %#', (customer, recent, expected) => {
    const text = render(writePlainText(document, 'pl', brand), { customer, recent }, 'none')
    expect(
      ['Widziany przed chwilą', 'Dla stałych', 'Dla wszystkich'].filter((one) => text.includes(one)),
    ).toEqual([expected])
  })

  it('have a plain-text part with links written out', () => {
    const text = render(
      writePlainText(document, 'pl', brand),
      { customer: { city: 'lodz' }, links: { unsubscribe: 'https://x.example/u' } },
      'none',
    )
    expect(text).toContain('Nowe płaszcze & szale. Zobacz (https://modra.example/lodz)')
    expect(text).toContain('Kup: https://modra.example/kup')
    expect(text).toContain('Rezygnuję z wiadomości: https://x.example/u')
  })

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg onload=alert(1)>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="JaVaScRiPt&#58;alert(1)">x</a>',
    '<a href=" data:text/html,x">x</a>',
    '<iframe src=//evil>',
    '<style>*{}</style>',
    '<p style="background:url(javascript:x)">x</p>',
    '<mj-include path="/etc/passwd" />',
    '<form action=//evil><input></form>',
    '<scr{{ x }}ipt>alert(1)</script>',
    '{% raw %}<script>alert(1)</script>{% endraw %}',
    '<a href="{{ x }}" onclick="y">x</a>',
    '<math><mi xlink:href="data:x">',
    '<base href="//evil">',
    '<!--<img src=x>--><b title="><script>">x</b>',
    '<p onmouseover=alert(1)>x',
    '\ue0000\ue001<script>',
  ])('N34, nothing in a mail or its preview runs: %s', async (html) => {
    const made = await compileText(html)
    const tags = listTags(made)
    expect(tags.length).toBeGreaterThan(30)
    for (const { name, attribs } of tags) {
      expect(name).not.toMatch(/^(script|svg|iframe|form|input|math|base|mj-.*)$/)
      expect(Object.keys(attribs).filter((one) => one.startsWith('on'))).toEqual([])
      expect(`${attribs.href ?? ''} ${attribs.src ?? ''}`).not.toMatch(/(javascript|data|vbscript):/i)
    }
    const countStyles = (text: string) => text.match(/<style/g)?.length
    expect(countStyles(made)).toBe(countStyles(await compileText('x')))
  })
})

describe('links (N14: javascript: in every call to action)', () => {
  it.each([
    ['https://a.example/x?y=1', true],
    ['http://a.example', true],
    ['mailto:a@b.example', true],
    ['tel:+48123456789', true],
    ['javascript:alert(1)', false],
    ['java\nscript:alert(1)', false],
    ['JAVASCRIPT:x', false],
    ['data:text/html,x', false],
    ['//evil.example', false],
    ['/relative', false],
    ['https:evil', false],
    ['https://user:pw@a.example', false],
    ['https://a.example/"onx=', false],
    ['https://a.example/<b>', false],
    ['file:///etc/passwd', false],
    ['', false],
    ['mailto:a@b?bcc=c d', false],
  ])('%s', (link, isSafe) => {
    expect(findSafeUrl(link) !== null).toBe(isSafe)
  })
  it('with Liquid: host written out, or one output checked when it is rendered', () => {
    expect(findTemplateLink('https://a.example/{{ p.id }}?x={{ y }}')).toBe(
      'https://a.example/{{ p.id }}?x={{ y }}',
    )
    expect(findTemplateLink('{{ item.url }}')).toBe('{{ item.url | safe_url }}')
    for (const bad of [
      'https://{{ host }}/x',
      'https://a.example{{ x }}',
      '{{ a }}{{ b }}',
      'java{{ x }}script:',
      '{% if a %}x{% endif %}',
    ])
      expect(findTemplateLink(bad), bad).toBeNull()
  })
  it('in formatted text keep their Liquid', () => {
    expect(sanitiseHtml('<a href="{{ item.url }}">x</a>')).toContain('href="{{ item.url | safe_url }}"')
    expect(writeAsText('<p>a</p><ul><li>b</li><li>{{ c }}</li></ul>')).toBe('a\n\n- b\n- {{ c }}')
  })
})
