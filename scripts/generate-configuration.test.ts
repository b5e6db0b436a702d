import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { renderConfiguration } from './generate-configuration.ts'

it('docs/configuration.md is what the option table says', () => {
  expect(readFileSync(new URL('../docs/configuration.md', import.meta.url), 'utf8')).toBe(
    renderConfiguration(),
  )
})
