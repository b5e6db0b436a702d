import { describe, expect, it } from 'vitest'
import { blockDocument } from '../schema/blocks.ts'
import { brandKit } from '../schema/brand.ts'
import { formMark, writePage } from './page-html.ts'

const options = {
  language: 'pl' as const,
  brand: brandKit.parse({ name: 'Tkalnia', footer: { pl: 'Tkalnia sp. z o.o.' } }),
  title: 'Zima <b>',
  description: 'Opis "w cudzysłowie"',
  picture: '',
  isAiMade: false,
}
const write = (...blocks: object[]) => writePage(blockDocument.parse({ blocks }), options)
const form = '01234567-0000-7000-8000-000000000000'

describe('a landing page', () => {
  it('has nothing inline, whatever its blocks ask for', () => {
    const html = write(
      { kind: 'heading', id: 'h', align: 'center', text: { pl: 'Zima' } },
      {
        kind: 'text',
        id: 't',
        html: { pl: '<p style="color:#ff0000" onclick="x()">a<script>alert(1)</script></p>' },
      },
      { kind: 'button', id: 'b', label: { pl: 'Dalej' }, link: 'https://sklep.example/', colour: '#112233' },
      { kind: 'spacer', id: 's', height: 40 },
      { kind: 'picture', id: 'p', url: 'https://sklep.example/a.png', alt: { pl: 'Szal' }, width: 300 },
      { kind: 'form', id: 'f', form },
    )
    expect(html).not.toMatch(/ style=|<script|onclick|javascript:/)
    expect(html).toContain('.s0{color:#ff0000}')
    expect(html).toContain(formMark(form))
    expect(html.match(/<style>/g)).toHaveLength(1)
    expect(html).toContain('<title>Zima &lt;b&gt;</title>')
    expect(html).toContain('content="Opis &quot;w cudzysłowie&quot;"')
  })

  it('leads nowhere but to the web', () => {
    const html = write({ kind: 'button', id: 'b', label: { pl: 'x' }, link: 'javascript:alert(1)' })
    expect(html).toContain('href="#"')
  })

  it('leaves Liquid for the moment of showing, and conditions too', () => {
    const html = write(
      { kind: 'heading', id: 'h', text: { pl: 'Witaj, {{ customer.firstName | default: "gościu" }}' } },
      {
        kind: 'dynamic',
        id: 'd',
        cases: [
          {
            when: { match: 'all', tests: [{ on: 'stage', is: 'one_of', stages: ['customer'] }] },
            blocks: [{ kind: 'divider', id: 'x' }],
          },
        ],
        otherwise: [{ kind: 'form', id: 'f', form }],
      },
    )
    expect(html).toContain('{{ customer.firstName | default: "gościu" }}')
    expect(html).toMatch(/\{% if _when0 %\}.*<hr>.*\{% else %\}.*splot-form/s)
  })
})
