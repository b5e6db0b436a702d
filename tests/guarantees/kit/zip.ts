import { crc32 } from 'node:zlib'

/** A ZIP file of entries as they are, unpacked (PKWARE APPNOTE 4.3): enough of one for a spreadsheet. */
export function zip(entries: Readonly<Record<string, string>>): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, text] of Object.entries(entries)) {
    const body = Buffer.from(text)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt32LE(crc32(body), 10)
    common.writeUInt32LE(body.length, 14)
    common.writeUInt32LE(body.length, 18)
    common.writeUInt16LE(name.length, 22)
    const head = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), body])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(
      Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), common, tail, Buffer.from(name)]),
    )
    parts.push(head)
    offset += head.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(directory.length, 4)
  end.writeUInt16LE(directory.length, 6)
  end.writeUInt32LE(list.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...parts, list, Buffer.from('PK\x05\x06'), end])
}

const escapeXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** A spreadsheet of one sheet: texts as shared ones, numbers as numbers; those of the second column shown as days. */
export function makeSheet(
  rows: readonly (readonly (string | number)[])[],
  more: Readonly<Record<string, string>> = {},
): Buffer {
  const texts = [...new Set(rows.flat().filter((one) => typeof one === 'string'))]
  const cell = (value: string | number, at: number, line: number) => {
    const ref = `${String.fromCharCode(65 + at)}${line}`
    if (typeof value === 'string') return `<c r="${ref}" t="s"><v>${texts.indexOf(value)}</v></c>`
    return `<c r="${ref}"${at === 1 ? ' s="1"' : ''}><v>${value}</v></c>`
  }
  const body = rows.map(
    (row, i) => `<row r="${i + 1}">${row.map((one, at) => cell(one, at, i + 1)).join('')}</row>`,
  )
  return zip({
    'xl/workbook.xml':
      '<workbook xmlns:r="r"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/sharedStrings.xml': `<sst>${texts.map((one) => `<si><t>${escapeXml(one)}</t></si>`).join('')}</sst>`,
    'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${body.join('')}</sheetData></worksheet>`,
    ...more,
  })
}
