import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { drawQrCode } from './qr-code.ts'

const text = 'otpauth://totp/Splot:olga%40tkalnia.example?secret=MZXW6YTBOI&issuer=Splot '.repeat(5)
const digest = (length: number): string => {
  const modules = drawQrCode(text.slice(0, length)) ?? []
  const bits = modules.map((line) => line.map(Number).join('')).join('')
  return `${modules.length} ${createHash('sha256').update(bits).digest('hex').slice(0, 16)}`
}

/** The fullest text of each version; every one of these pictures was read back by an independent reader (jsQR). */
const fullest = [14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331]

it('draws every version as it was when a reader read it', () => {
  expect(fullest.map(digest)).toMatchInlineSnapshot(`
    [
      "21 ff942ccc2c48247a",
      "25 d4bd43b10a179781",
      "29 d98d4a1db0718761",
      "33 7f7792f459ed0207",
      "37 082e6062e66490c8",
      "41 d02c06e7646ec77d",
      "45 ad638e6319ca3568",
      "49 6a5f4beb15eaf930",
      "53 0105eec9cc9ce0f9",
      "57 46100614e88d34b4",
      "61 3175be4a3e4f6483",
      "65 58d76e06dd553b37",
      "69 851299e1718426bf",
    ]
  `)
})

it('draws the finders, and nothing where the text is too long', () => {
  const modules = drawQrCode('A') ?? []
  expect(modules.slice(0, 7).map((line) => line.slice(0, 7).map(Number).join(''))).toEqual([
    '1111111',
    '1000001',
    '1011101',
    '1011101',
    '1011101',
    '1000001',
    '1111111',
  ])
  expect(drawQrCode('x'.repeat(332))).toBeNull()
})
