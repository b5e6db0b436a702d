import { PayloadFault } from '@splot/contract/plugin/source'
import { describe, expect, it } from 'vitest'
import { fileReaders } from './file-readers.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const list = (text: string) => fileReaders.listElements(bytesOf(text), ['item', 'entry'])

describe('elements of a feed', () => {
  it('are read by their local names, with what stands in their own children', () => {
    const feed = `<?xml version="1.0"?><rss xmlns:g="http://base.google.com/ns/1.0"><channel><title>Shop</title>
      <item><g:id>A &amp; 1</g:id><title><![CDATA[Golf <b>„Szron”</b>]]></title>
        <g:shipping><g:price>9 PLN</g:price></g:shipping><g:price>79.00 PLN</g:price>
        <g:additional_image_link>https://a.example/1.jpg</g:additional_image_link>
        <g:additional_image_link>https://a.example/2.jpg</g:additional_image_link></item>
      <item><g:id>B</g:id></item></channel></rss>`
    expect(list(feed)).toEqual([
      {
        id: ['A & 1'],
        title: ['Golf <b>„Szron”</b>'],
        shipping: [''],
        price: ['79.00 PLN'],
        additional_image_link: ['https://a.example/1.jpg', 'https://a.example/2.jpg'],
      },
      { id: ['B'] },
    ])
  })

  it.each([
    ['half a feed', '<rss><item><id>1</id>'],
    ['what is no XML', '<rss><item></rss>'],
    [
      'an entity that grows',
      '<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><r><item><id>&b;</id></item></r>',
    ],
    [
      'an entity from outside',
      '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]><r><item><id>&a;</id></item></r>',
    ],
    ['a nest without an end', `<r><item>${'<a>'.repeat(100_000)}`],
    ['an element of very many parts', `<r><item>${'<a>1</a>'.repeat(2_000)}</item></r>`],
    [
      'a tag of very many attributes',
      `<r><item ${Array.from({ length: 1_000 }, (_, i) => `a${i}=""`).join(' ')}/></r>`,
    ],
  ])('refuses %s', (_, text) => {
    expect(() => list(text)).toThrow(PayloadFault)
  })

  it('are read in the writing the document names', () => {
    const feed = (encoding: string) =>
      `<?xml version="1.0" encoding="${encoding}"?><r><item><id>G\u0119\u015b</id></item></r>`
    const iso = Buffer.from(
      feed('ISO-8859-2').replace('\u0119', '\u00ea').replace('\u015b', '\u00b6'),
      'latin1',
    )
    for (const bytes of [iso, Buffer.from(`\ufeff${feed('UTF-16')}`, 'utf16le')])
      expect(fileReaders.listElements(bytes, ['item'])).toEqual([{ id: ['Gęś'] }])
    expect(() => fileReaders.listElements(bytesOf(feed('klingon')), ['item'])).toThrow(PayloadFault)
    // Made in memory as UTF-16 and saved as UTF-8: the declaration is left over, and could not be read if it were true.
    for (const left of ['utf-16', 'UTF-16LE'])
      expect(fileReaders.listElements(bytesOf(feed(left)), ['item'])).toEqual([{ id: ['Gęś'] }])
  })

  it('refuses bytes that are no text', () => {
    expect(() => fileReaders.listElements(new Uint8Array([0xff, 0xfe, 0x3c]), ['item'])).toThrow(PayloadFault)
  })
})

it('rows of a CSV are read by its first line', () => {
  expect(fileReaders.listRows(bytesOf('Id;Title\nA;"Golf; szary"\n'))).toEqual([
    { id: ['A'], title: ['Golf; szary'] },
  ])
  expect(() => fileReaders.listRows(bytesOf('id,title\n"A,b'))).toThrow(PayloadFault)
})
