import { expect, it } from 'vitest'
import { createPreviewTokens } from './preview-token.ts'

const tokens = createPreviewTokens('a secret')
const page = { workspaceId: 'w1', itemId: '0190a000-0000-7000-8000-000000000001', expiresAt: 2_000 }

it('a preview link opens what it was made for, as long as it was made for', () => {
  const token = tokens.make(page)
  expect(tokens.read(token, 1_999)).toEqual(page)
  expect(tokens.read(token, 2_000)).toBeNull()
  expect(createPreviewTokens('another secret').read(token, 0)).toBeNull()
})

it('none can be made up from another', () => {
  const [workspace, item, time, signature] = tokens.make(page).split('.')
  for (const forged of [
    `w2.${item}.${time}.${signature}`,
    `${workspace}.${item?.replace(/1$/, '2')}.${time}.${signature}`,
    `${workspace}.${item}.zzzzzz.${signature}`,
    `${workspace}.${item}.${time}.${'A'.repeat(24)}`,
    `${workspace}.${item}.${time}.`,
    '',
  ])
    expect(tokens.read(forged, 0)).toBeNull()
})
